import type { Field, Form } from '../../core/form.ts'
import { shortenedTo } from '../../core/shorten.ts'
import { limits } from '../limits.ts'
import { whole } from './card.ts'
import { boldText, richText } from './text.ts'

type Errors = Readonly<Record<string, string>>

/** The names of inputs begin so, to keep apart from what a form carries. */
export const inputPrefix = 'field.'

/** A form as the card of a dialog; what is to be mended stands above its field. */
export function formCard(form: Form, errors: Errors = {}): object {
  const { id, leadId, context, submit, fields } = form
  const known = new Set(fields.flatMap((field) => (field.kind === 'note' ? [] : [field.name])))
  const stray = Object.entries(errors).filter(([name]) => !known.has(name))
  return whole(
    [
      ...(form.title.length > limits.dialogTitle.max ? [boldText(form.title)] : []),
      ...stray.map(([, words]) => mistake(words)),
      ...fields.flatMap((field) => drawnField(field, errors)),
    ],
    {
      actions: [
        { type: 'Action.Submit', title: submit, data: { baton: { form: id, leadId, context } } },
      ],
    },
  )
}

export const dialogTitle = ({ title }: Form): string => shortenedTo(limits.dialogTitle.max, title)

const mistake = (words: string): object => ({
  type: 'TextBlock',
  text: words,
  color: 'Attention',
  weight: 'Bolder',
  wrap: true,
})

function drawnField(field: Field, errors: Errors): readonly object[] {
  if (field.kind === 'note') return [richText(field.text)]
  const wrong = errors[field.name]
  return [
    ...(wrong === undefined ? [] : [mistake(wrong)]),
    input(field),
    ...(field.hint === undefined
      ? []
      : [{ type: 'TextBlock', text: field.hint, isSubtle: true, size: 'Small', wrap: true }]),
  ]
}

/** The core says what is missing, in the asker's words: Teams is told of no required field. */
function input(field: Exclude<Field, { kind: 'note' }>): object {
  const shared = {
    id: `${inputPrefix}${field.name}`,
    label: field.optional ? field.label : `${field.label} *`,
    ...(field.initial === undefined ? {} : { value: field.initial }),
  }
  switch (field.kind) {
    case 'text':
      return {
        ...shared,
        type: 'Input.Text',
        isMultiline: field.multiline,
        maxLength: Math.max(field.maxLength, field.initial?.length ?? 0),
        ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
      }
    case 'choice':
      return {
        ...shared,
        type: 'Input.ChoiceSet',
        style: field.look === 'radio' ? 'expanded' : 'compact',
        wrap: true,
        choices: field.options.map(({ value, label }) => ({ title: label, value })),
      }
    case 'date':
      return { ...shared, type: 'Input.Date' }
    default:
      return field satisfies never
  }
}
