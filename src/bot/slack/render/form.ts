import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { Field, Form } from '../../core/form.ts'
import { BeyondLimit, limits } from '../limits.ts'
import { option, plain } from './card.ts'
import { mrkdwn, pieces } from './text.ts'

export const fieldAction = 'value'

/** A form as a modal. What Slack does not carry itself travels in its private metadata. */
export function modalOf(form: Form): ModalView {
  const { leadId, context } = form
  const metadata = JSON.stringify({ leadId, context })
  if (metadata.length > limits.privateMetadata) {
    throw new BeyondLimit('privateMetadata', metadata.length)
  }
  const isLong = form.title.length > limits.modalTitle
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: metadata,
    title: plain(isLong ? `${form.title.slice(0, limits.modalTitle - 1)}…` : form.title),
    submit: plain(form.submit),
    close: plain(form.cancel),
    blocks: [
      ...(isLong ? texts(mrkdwn([{ bold: form.title }])) : []),
      ...form.fields.flatMap(blocksOfField),
    ],
  }
}

const texts = (text: string): readonly KnownBlock[] =>
  pieces(text, limits.sectionText).map((piece) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: piece },
  }))

function blocksOfField(field: Field): readonly KnownBlock[] {
  if (field.kind === 'note') return texts(mrkdwn(field.text))
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plain(field.label),
      optional: field.optional,
      ...(field.hint === undefined ? {} : { hint: plain(field.hint) }),
      element: elementOf(field),
    },
  ]
}

function elementOf(field: Exclude<Field, { kind: 'note' }>): InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: fieldAction,
        multiline: field.multiline,
        max_length: field.maxLength,
        ...(field.initial === undefined ? {} : { initial_value: field.initial }),
        ...(field.placeholder === undefined ? {} : { placeholder: plain(field.placeholder) }),
      }
    case 'choice':
      return choice(field)
    case 'date':
      return {
        type: 'datepicker',
        action_id: fieldAction,
        ...(field.initial === undefined ? {} : { initial_date: field.initial }),
      }
    default:
      return field satisfies never
  }
}

function choice(field: Extract<Field, { kind: 'choice' }>): InputBlock['element'] {
  const options = field.options.map(({ label, value }) => option(label, value))
  const initial = options.find(({ value }) => value === field.initial)
  return {
    type: field.look === 'radio' ? 'radio_buttons' : 'static_select',
    action_id: fieldAction,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}
