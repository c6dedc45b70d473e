import type { FastifyError, FastifyRequest } from 'fastify'
import { type DeliverDeps, refuse } from '../deliver.ts'
import { arrivalOf } from './arrival.ts'

/** A known sender's body over the limit can't be kept; that it came, and why it was refused, is. */
export function keepTooLarge(deps: DeliverDeps, source: string) {
  return async (error: FastifyError, request: FastifyRequest): Promise<never> => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      await refuse(deps, arrivalOf(request, source), [{ code: 'too_large' }])
    throw error
  }
}
