import type { KnownBlock, ModalView } from '@slack/types'
import type { Field, Form } from '../../core/form.ts'
import { checkSize, fits, shortened, within } from '../limits.ts'
import { elementOf } from './field.ts'
import { plain, sections } from './plain.ts'

/** A form as a modal. What Slack does not carry itself travels in its private metadata. */
export function modalOf({ id, leadId, context, title, submit, cancel, fields }: Form): ModalView {
  const blocks = [
    ...(fits('modalTitle', title) ? [] : sections([{ bold: title }])),
    ...fields.flatMap(blocksOfField),
  ]
  checkSize('viewBlocks', blocks.length)
  return {
    type: 'modal',
    callback_id: id,
    private_metadata: within('privateMetadata', JSON.stringify({ leadId, context })),
    title: plain(shortened('modalTitle', title)),
    submit: plain(within('modalButton', submit)),
    close: plain(within('modalButton', cancel)),
    blocks,
  }
}

function blocksOfField(field: Field): readonly KnownBlock[] {
  if (field.kind === 'note') return sections(field.text)
  if (field.kind === 'choice' && field.options.length === 0) return sections([field.label, ': —'])
  return [
    {
      type: 'input',
      block_id: within('blockId', field.name),
      label: plain(within('inputLabel', field.label)),
      optional: field.optional,
      ...(field.hint === undefined ? {} : { hint: plain(within('inputHint', field.hint)) }),
      element: elementOf(field),
    },
  ]
}
