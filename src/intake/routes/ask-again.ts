import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../domain/lead/lead.ts'
import { faultOfError, logFault } from '../answer-faults.ts'
import { fillIn } from '../fault.ts'
import { faultTexts } from '../fault-texts.ts'
import type { IntakeDeps } from '../intake-deps.ts'
import { formPage } from '../pages/form-page.ts'
import { pageHeaders } from '../pages/page.ts'
import { readTyped } from '../read-body.ts'
import type { ReadFault } from '../read-fault.ts'
import { faultOf } from '../turned-away.ts'
import { bodyOf } from './arrival.ts'
import { languageOf } from './query.ts'

interface Again {
  readonly brand: string
  readonly faults: readonly ReadFault[]
}

/** The form with what was typed and what to mend. */
export function askAgain(request: FastifyRequest, reply: FastifyReply, { brand, faults }: Again) {
  const language = languageOf(request)
  const values = readTyped(bodyOf(request))
  const errors = faults.map((fault) => [fault.field ?? 'form', wordsOf(fault, language)] as const)
  const parts = {
    language,
    brand,
    values,
    submissionId: values['submission_id'] || randomUUID(),
    utm: startingWith('utm_', values),
    // The first fault of a field is the one to mend.
    errors: Object.fromEntries(errors.toReversed()),
  }
  const status = faults[0] === undefined ? 422 : faultOf(faults[0]).status
  return reply.code(status).headers(pageHeaders).send(formPage(parts))
}

/** Too many, too large, the database down: the person keeps what they typed. */
export function askAgainAfterError(
  { log, limits }: Pick<IntakeDeps, 'log' | 'limits'>,
  brand: string,
) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    const fault = faultOfError(error, request, limits.bodyBytes)
    logFault(log, error, fault, request.id)
    if (fault.retryAfterSeconds !== undefined) reply.header('retry-after', fault.retryAfterSeconds)
    return askAgain(request, reply, { brand, faults: [fault] })
  }
}

const wordsOf = (fault: ReadFault, language: Language): string => {
  const { message, mend } = faultTexts[fault.code]
  return fillIn(`${message[language]} ${mend[language]}`, fault)
}

const startingWith = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith(prefix)))
