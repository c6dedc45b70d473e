import type { Card } from './card.ts'
import type { Form } from './form.ts'

/** What the bot answers to a click, a form or a command. */
export type Reply =
  /** Seen by the asker alone. */
  | { readonly kind: 'tell'; readonly card: Card }
  /** Open a dialog, or go on to the next page of the one that is open. */
  | { readonly kind: 'form'; readonly form: Form }
  /** Keep the dialog open and say what to mend, by field name. */
  | {
      readonly kind: 'form_errors'
      readonly errors: Readonly<Record<string, string>>
      /** The dialog with what was typed, for platforms that draw it again. */
      readonly form: Form
    }
  /** Redraw the message on which the button stands, for paging. */
  | { readonly kind: 'redraw'; readonly card: Card }
  /** The living card says it all. */
  | { readonly kind: 'nothing' }
