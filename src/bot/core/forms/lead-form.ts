import type { Wish } from '../../../domain/lead/instruction.ts'
import type { LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { Field, Form, FormId, FormValues } from '../form.ts'
import type { Reader } from '../views/reader.ts'

/** All a form needs to be drawn and read. */
export interface FormFacts extends Reader {
  readonly lead: LeadRecord
  readonly members: readonly MemberRecord[]
  readonly policy: Policy
  /** Whether the asker may see the whole contact. */
  readonly seesContact: boolean
}

/** What was filled in, as a wish, or what to mend, by field name. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/** A dialog about one lead: how it is drawn and how its answers are read. */
export interface LeadForm {
  build(facts: FormFacts): Form
  read(values: FormValues, facts: FormFacts): Reading<Wish>
}

export const accepted = <Value>(value: Value): Reading<Value> => ({ ok: true, value })
export const rejected = (errors: Readonly<Record<string, string>>): Reading<never> => ({
  ok: false,
  errors,
})

/**
 * Puts a dialog together. What a required field starts with travels in the context too: some
 * platforms give back nothing for a field that was left as it was.
 */
export function formOf(
  id: FormId,
  leadId: string | null,
  words: Pick<Form, 'title' | 'submit' | 'cancel'>,
  fields: readonly Field[],
): Form {
  const context = Object.fromEntries(
    fields.flatMap((field) =>
      field.kind === 'note' || field.optional || field.initial === undefined
        ? []
        : [[`${startedWith}${field.name}`, field.initial]],
    ),
  )
  return { id, leadId, context, ...words, fields }
}

/** The answers, with what a required field started with where it was left as it was. */
export function filledIn(
  values: FormValues,
  context: Readonly<Record<string, string>>,
): FormValues {
  const initials = Object.entries(context)
    .filter(([name]) => name.startsWith(startedWith))
    .map(([name, value]) => [name.slice(startedWith.length), value])
  const typed = Object.entries(values).filter(([, value]) => value.trim() !== '')
  return { ...Object.fromEntries(initials), ...Object.fromEntries(typed) }
}

const startedWith = 'initial.'

/** The dialog, begun with what was typed; what it carries of its first drawing stays. */
export const begunWith = (values: FormValues, form: Form): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    if (field.kind === 'note') return field
    const { initial: _, ...blank } = field
    const typed = values[field.name]
    return typed === undefined ? blank : { ...blank, initial: typed }
  }),
})
