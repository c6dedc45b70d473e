import { normaliseEmail } from '../../../domain/identity/email.ts'
import { normalisePhone } from '../../../domain/identity/phone.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Form, FormValues } from '../form.ts'
import { sourceName } from '../views/lead-words.ts'
import type { Reader } from '../views/reader.ts'
import { choice, longestNote, optionsOf, shortText, words } from './fields.ts'
import { accepted, formOf, type Reading, rejected } from './lead-form.ts'

/** A lead a member heard of themselves. */
export function newLeadForm(reader: Pick<Reader, 'language'>): Form {
  const t = translator(reader.language)
  const sources = optionsOf(typedSources, (source) => sourceName(source, reader.language))
  return formOf('new_lead', null, words('new_lead', reader), [
    shortText('name', t('field.name')),
    shortText('phone', t('field.phone'), {
      optional: true,
      hint: t('hint.phone_or_email'),
      maxLength: 40,
    }),
    shortText('email', t('field.email'), { optional: true }),
    shortText('company', t('field.company'), { optional: true }),
    shortText('title', t('field.title'), { optional: true }),
    choice('source', t('field.source'), sources, { look: 'select', initial: 'phone' }),
    {
      kind: 'text',
      name: 'need',
      label: t('field.need'),
      multiline: true,
      maxLength: longestNote,
      optional: true,
    },
  ])
}

/** What was typed, as it was: intake reads it like any other form. Here only what can't be reached is refused. */
export function readNewLead(
  values: FormValues,
  { language }: Pick<Reader, 'language'>,
): Reading<FormValues> {
  const errors = { ...nameErrors(values, language), ...contactErrors(values, language) }
  return Object.keys(errors).length === 0 ? accepted(values) : rejected(errors)
}

const typedSources = ['phone', 'zalo', 'facebook', 'referral', 'event', 'mail', 'manual'] as const

const nameErrors = ({ name }: FormValues, language: Reader['language']) =>
  name === undefined ? { name: translator(language)('error.name_missing') } : {}

function contactErrors({ phone, email }: FormValues, language: Reader['language']) {
  const t = translator(language)
  if (phone === undefined && email === undefined) return { phone: t('error.phone_or_email') }
  return {
    ...(phone !== undefined && !normalisePhone(phone).ok
      ? { phone: t('error.phone_unreadable') }
      : {}),
    ...(email !== undefined && !normaliseEmail(email).ok
      ? { email: t('error.email_unreadable') }
      : {}),
  }
}
