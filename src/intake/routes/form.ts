import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Log } from '../../log.ts'
import { type Arrival, type DeliverDeps, deliverLead } from '../deliver.ts'
import { limit } from '../gate.ts'
import type { IntakeLimits } from '../limits.ts'
import { formPage } from '../pages/form-page.ts'
import { pageHeaders } from '../pages/page.ts'
import { priceList } from '../pages/price-list.ts'
import { thanksPage } from '../pages/thanks-page.ts'
import { leadForm } from '../sources/lead-form.ts'
import { bodyOf } from './arrival.ts'
import { askAgain, askAgainAfterError } from './ask-again.ts'
import { languageOf, queryText, utmIn } from './query.ts'

export interface FormRouteDeps extends DeliverDeps {
  readonly log: Log
  readonly limits: IntakeLimits
  readonly brand?: string
}

/** The sample form, in Vietnamese or English, and the page that says what happens next. */
export function formRoutes(app: FastifyInstance, deps: FormRouteDeps): void {
  const { brand = 'Baton', limits } = deps
  app.setErrorHandler(askAgainAfterError(deps, brand))

  app.get('/form', (request, reply) => {
    const fresh = { submissionId: randomUUID(), utm: utmIn(request) }
    return reply
      .headers(pageHeaders)
      .send(formPage({ language: languageOf(request), brand, ...fresh }))
  })

  app.post('/form', {
    preHandler: limit(app, limits.formsPerMinute),
    handler: async (request, reply) => {
      const delivered = await deliverLead(deps, filledIn(request))
      if (!delivered.ok) return askAgain(request, reply, { brand, faults: delivered.faults })
      const reference = delivered.id.slice(-8)
      return reply.redirect(`/form/thanks?lang=${languageOf(request)}&ref=${reference}`, 303)
    },
  })

  app.get('/form/thanks', (request, reply) => {
    const reference = /^[0-9a-f]{8}$/.exec(queryText(request, 'ref'))?.[0] ?? null
    const parts = { language: languageOf(request), brand, reference }
    return reply.headers(pageHeaders).send(thanksPage(parts))
  })

  app.get('/form/price-list.csv', (request, reply) =>
    reply.type('text/csv; charset=utf-8').send(priceList(languageOf(request))),
  )
}

/** From anyone: what is refused goes back to the person who typed it and is not kept. */
const filledIn = (request: FastifyRequest): Arrival => ({
  source: leadForm.name,
  sender: 'web',
  contentType: request.headers['content-type'] ?? '',
  body: bodyOf(request),
  keepRefused: false,
})
