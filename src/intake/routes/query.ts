import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/lead/lead.ts'
import { acceptedLanguage, asLanguage } from '../language.ts'

const query = z.record(z.string(), z.unknown())

/** One text of the address's query; empty when absent or given twice. */
export function queryText(request: FastifyRequest, name: string): string {
  const value = query.parse(request.query)[name]
  return typeof value === 'string' ? value : ''
}

/** `?lang=` first, then what the browser accepts, then Vietnamese. */
export const languageOf = (request: FastifyRequest): Language =>
  asLanguage(queryText(request, 'lang')) ??
  acceptedLanguage(request.headers['accept-language']) ??
  'vi'

const utmNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content']

/** The campaign that brought the visit, to be sent along with the form. */
export const utmIn = (request: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    utmNames
      .map((name) => [name, queryText(request, name)] as const)
      .filter(([, value]) => value !== '' && value.length <= 200),
  )
