import type { FastifyInstance } from 'fastify'
import { answerFault } from '../answer-faults.ts'
import { type DeliverDeps, deliverLead } from '../deliver.ts'
import type { Doorkeeper } from '../doorkeeper.ts'
import { keyGate } from '../gate.ts'
import type { IntakeLimits } from '../limits.ts'
import { faultOf } from '../turned-away.ts'
import { arrivalOf } from './arrival.ts'
import { keepTooLarge } from './keep-too-large.ts'

export interface KeyedRouteDeps extends DeliverDeps {
  readonly limits: IntakeLimits
  readonly doorkeeper: Doorkeeper
}

/** `POST /v1/leads`: a lead from a system with a key. 202 means: it is in the ledger. */
export function leadRoutes(app: FastifyInstance, deps: KeyedRouteDeps): void {
  app.setErrorHandler(keepTooLarge(deps, 'api'))
  app.post('/v1/leads', {
    onRequest: keyGate(app, deps),
    handler: async (request, reply) => {
      const delivered = await deliverLead(deps, arrivalOf(request, 'api'))
      if (!delivered.ok) return answerFault(faultOf(delivered.faults[0]), request, reply)
      const { id, leadId, duplicate } = delivered
      return reply.code(202).send({ id, lead: leadId, status: 'accepted', duplicate })
    },
  })
}
