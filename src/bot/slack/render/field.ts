import type { InputBlock, PlainTextOption } from '@slack/types'
import { chunks } from '../../core/chunks.ts'
import type { Field } from '../../core/form.ts'
import { checkSize, limits, within } from '../limits.ts'
import { option, plain } from './plain.ts'

/** Every field of a form has one input, of this name. */
export const fieldAction = 'value'

export type Asked = Exclude<Field, { kind: 'note' }>
type Element = InputBlock['element']

export function elementOf(field: Asked): Element {
  switch (field.kind) {
    case 'text':
      return textInput(field)
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

/** Slack refuses a form whose prefilled text is longer than its field; the core says what is too long. */
function textInput(field: Extract<Asked, { kind: 'text' }>): Element {
  const { multiline, maxLength, initial, placeholder } = field
  const longest = Math.max(maxLength, initial?.length ?? 0)
  checkSize('inputText', longest)
  return {
    type: 'plain_text_input',
    action_id: fieldAction,
    multiline,
    max_length: longest,
    ...(initial === undefined ? {} : { initial_value: initial }),
    ...(placeholder === undefined
      ? {}
      : { placeholder: plain(within('placeholder', placeholder)) }),
  }
}

function choice(field: Extract<Asked, { kind: 'choice' }>): Element {
  const options = field.options.map(({ label, value }) => option(label, value))
  const initial = options.find(({ value }) => value === field.initial)
  const shared = {
    action_id: fieldAction,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
  return field.look === 'radio' && options.length <= limits.radioOptions.max
    ? { type: 'radio_buttons', ...shared, options }
    : { type: 'static_select', ...shared, ...listed(options) }
}

/** A list holds a hundred; beyond, groups of a hundred. */
function listed(options: PlainTextOption[]) {
  const { max } = limits.selectOptions
  if (options.length <= max) return { options }
  checkSize('selectGroups', Math.ceil(options.length / max))
  return {
    option_groups: chunks(options, max).map((some, at) => ({
      label: plain(`${at * max + 1}–${at * max + some.length}`),
      options: [...some],
    })),
  }
}
