import { Counter, Histogram, type Registry } from 'prom-client'

export interface IntakeMetrics {
  readonly registry: Registry
  readonly deliveries: Counter<'source' | 'outcome'>
  readonly starts: Counter<'outcome'>
  readonly answerSeconds: Histogram<'route' | 'status'>
}

/** Adds the intake's own numbers to the process's registry. */
export function createIntakeMetrics(registry: Registry): IntakeMetrics {
  const registers = [registry]
  return {
    registry,
    deliveries: new Counter({
      name: 'baton_deliveries_total',
      help: 'Deliveries by outcome: accepted, duplicate, refused, conflict, unavailable',
      labelNames: ['source', 'outcome'],
      registers,
    }),
    starts: new Counter({
      name: 'baton_journey_starts_total',
      help: 'Journeys begun after an accepted delivery: begun, failed, left_to_sweep',
      labelNames: ['outcome'],
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'baton_http_answer_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
  }
}
