import { type TextKey, translator } from '../../../i18n/translator.ts'
import type { Field, Form, FormId, Option } from '../form.ts'
import { leadName } from '../views/lead-words.ts'
import type { Reader } from '../views/reader.ts'
import type { FormFacts } from './lead-form.ts'

type Language = Pick<Reader, 'language'>

export function words(
  id: FormId,
  { language }: Language,
): Pick<Form, 'title' | 'submit' | 'cancel'> {
  const t = translator(language)
  return { title: t(`form.${id}`), submit: t('form.save'), cancel: t('form.cancel') }
}

/** Whose form it is, in one line at its top. */
export const aboutLead = ({ lead, language }: Pick<FormFacts, 'lead' | 'language'>): Field => ({
  kind: 'note',
  text: [
    { bold: leadName(lead, language) },
    ...(lead.name === null || lead.company === null ? [] : [` · ${lead.company}`]),
  ],
})

/** The options of a closed list of codes, in words. */
export const optionsOf = <Code extends string>(
  codes: readonly Code[],
  wordOf: (code: Code) => string,
): readonly Option[] => codes.map((code) => ({ value: code, label: wordOf(code) }))

export const choice = (
  name: string,
  label: string,
  options: readonly Option[],
  more: {
    readonly look?: 'radio' | 'select'
    readonly optional?: boolean
    readonly initial?: string | undefined
    readonly hint?: string
  } = {},
): Field => ({
  kind: 'choice',
  name,
  label,
  options,
  look: more.look ?? 'radio',
  optional: more.optional ?? false,
  ...(more.initial === undefined ? {} : { initial: more.initial }),
  ...(more.hint === undefined ? {} : { hint: more.hint }),
})

export const shortText = (
  name: string,
  label: string,
  more: {
    readonly optional?: boolean
    readonly hint?: string
    readonly placeholder?: string
    readonly initial?: string | undefined
    readonly maxLength?: number
  } = {},
): Field => ({
  kind: 'text',
  name,
  label,
  multiline: false,
  maxLength: more.maxLength ?? 200,
  optional: more.optional ?? false,
  ...(more.initial === undefined ? {} : { initial: more.initial }),
  ...(more.hint === undefined ? {} : { hint: more.hint }),
  ...(more.placeholder === undefined ? {} : { placeholder: more.placeholder }),
})

/** The free text at the end of most forms; it goes to the history, never into a workflow. */
export const noteField = ({ language }: Language, label: TextKey = 'field.note'): Field => ({
  kind: 'text',
  name: 'note',
  label: translator(language)(label),
  multiline: true,
  maxLength: longestNote,
  optional: true,
})

export const longestNote = 2000
