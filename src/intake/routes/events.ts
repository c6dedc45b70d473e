import type { FastifyInstance } from 'fastify'
import { answerFault } from '../answer-faults.ts'
import { type DeliverEventsDeps, deliverEvents } from '../deliver-events.ts'
import { keyGate } from '../gate.ts'
import { faultOf } from '../turned-away.ts'
import { arrivalOf } from './arrival.ts'
import { keepTooLarge } from './keep-too-large.ts'
import type { KeyedRouteDeps } from './leads.ts'

/** `POST /v1/events`: what somebody did, one at a time or up to a hundred. */
export function eventRoutes(app: FastifyInstance, deps: KeyedRouteDeps & DeliverEventsDeps): void {
  app.setErrorHandler(keepTooLarge(deps, 'events'))
  app.post('/v1/events', {
    onRequest: keyGate(app, deps),
    handler: async (request, reply) => {
      const delivered = await deliverEvents(deps, arrivalOf(request, 'events'))
      if (!delivered.ok) return answerFault(faultOf(delivered.faults[0]), request, reply)
      return reply.code(202).send({ status: 'accepted', events: delivered.events })
    },
  })
}
