import { collectDefaultMetrics, Registry } from 'prom-client'

/** One registry a process: intake, worker and bot each add their own numbers to it. */
export function openMetrics(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'baton_' })
  return registry
}
