import type { Text } from './card.ts'

export const formIds = [
  'new_lead',
  'log_call',
  'bant',
  'book_meeting',
  'record_meeting',
  'set_stage',
  'hand_over',
  'win',
  'lose',
  'junk',
] as const
export type FormId = (typeof formIds)[number]

/** A dialog to fill in. `leadId` and `context` come back with the answers. */
export interface Form {
  readonly id: FormId
  readonly leadId: string | null
  /** Carried through, for example the meeting asked about. */
  readonly context: Readonly<Record<string, string>>
  readonly title: string
  readonly submit: string
  readonly cancel: string
  readonly fields: readonly Field[]
}

export type Field =
  | { readonly kind: 'note'; readonly text: Text }
  | (Ask & {
      readonly kind: 'text'
      readonly multiline: boolean
      readonly maxLength: number
      readonly initial?: string
      readonly placeholder?: string
    })
  | (Ask & {
      readonly kind: 'choice'
      readonly options: readonly Option[]
      /** radio: few options in view; select: a list. */
      readonly look: 'radio' | 'select'
      readonly initial?: string
    })
  | (Ask & { readonly kind: 'date'; readonly initial?: string })

interface Ask {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional: boolean
}

export interface Option {
  readonly value: string
  readonly label: string
}

/** What came back: field name to text, date (yyyy-MM-dd) or option value; absent when empty. */
export type FormValues = Readonly<Record<string, string>>
