import { z } from 'zod'

// What Slack says it takes, written down apart from the adapter's own limits so that a slip in
// either shows. Source: docs.slack.dev/reference/block-kit (blocks, elements, composition objects)
// and docs.slack.dev/reference/views.

const notBlank = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', 'blank')

const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: notBlank(max), emoji: z.boolean() })
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: notBlank(max).refine(isWellFormed, 'broken markup'),
  })

/** Every "<" opens a link or mention that ends, every "&" is one of the three escapes. */
function isWellFormed(text: string): boolean {
  const rest = text
    .replaceAll(/<(@[UW][A-Z0-9]+|[^<>|\s]+(\|[^<>|\n]+)?)>/g, '')
    .replaceAll(/&(amp|lt|gt);/g, '')
  return !/[<>&]/.test(rest) && !/[\ud800-\udbff](?![\udc00-\udfff])/.test(text)
}

const id = z.string().min(1).max(255)
const confirm = z.strictObject({
  title: plain(100),
  text: plain(300),
  confirm: plain(30),
  deny: plain(30),
})
const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
})
const options = z.array(option).min(1).max(100)

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().max(2_000),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
})
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(option).min(1).max(5),
})
const select = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: options.optional(),
    option_groups: z
      .array(z.strictObject({ label: plain(75), options }))
      .min(1)
      .max(100)
      .optional(),
    initial_option: option.optional(),
  })
  .refine((of) => (of.options === undefined) !== (of.option_groups === undefined), 'one of both')
  .refine(
    ({ initial_option: initial, options: some = [], option_groups: groups = [] }) =>
      initial === undefined ||
      [...some, ...groups.flatMap((group) => group.options)].some(
        (each) => JSON.stringify(each) === JSON.stringify(initial),
      ),
    'the initial option is none of the options',
  )

const section = z
  .strictObject({
    type: z.literal('section'),
    text: mrkdwn(3_000).optional(),
    fields: z.array(mrkdwn(2_000)).min(1).max(10).optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'empty')

const header = z.strictObject({ type: z.literal('header'), text: plain(150) })
const context = z.strictObject({
  type: z.literal('context'),
  elements: z.array(mrkdwn(2_000)).min(1).max(10),
})
const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z
    .array(z.discriminatedUnion('type', [button, overflow, select]))
    .min(1)
    .max(25),
})
const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: notBlank(2_000),
    image_url: z.string().max(3_000).optional(),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]+$/) }).optional(),
  })
  .refine((of) => (of.image_url === undefined) !== (of.slack_file === undefined), 'one of both')
const divider = z.strictObject({ type: z.literal('divider') })

const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean(),
    max_length: z.int().min(1).max(3_000),
    initial_value: z.string().optional(),
    placeholder: plain(150).optional(),
  })
  .refine(
    ({ initial_value: initial = '', max_length }) => initial.length <= max_length,
    'prefilled beyond its length',
  )
const radio = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: id,
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
})
const date = z.strictObject({
  type: z.literal('datepicker'),
  action_id: id,
  initial_date: z.iso.date().optional(),
})
const input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plain(2_000),
  hint: plain(2_000).optional(),
  optional: z.boolean(),
  element: z.discriminatedUnion('type', [textInput, select, radio, date]),
})

const uniqueIds = (blocks: readonly unknown[]): boolean => {
  const ids = [...JSON.stringify(blocks).matchAll(/"action_id":"(baton-[^"]*)"/g)].map(
    ([, each]) => each,
  )
  return new Set(ids).size === ids.length
}

/** Blocks of a message; how many one message holds is for who sends them. */
export const messageBlocks = z
  .array(z.discriminatedUnion('type', [section, header, context, actions, image, divider]))
  .refine(uniqueIds, 'two elements of one id')

export const modalView = z.strictObject({
  type: z.literal('modal'),
  callback_id: id,
  private_metadata: z.string().max(3_000),
  title: plain(24),
  submit: plain(24),
  close: plain(24),
  blocks: z
    .array(z.discriminatedUnion('type', [section, input]))
    .min(1)
    .max(100)
    .refine((blocks) => {
      const names = blocks.flatMap((each) => (each.type === 'input' ? [each.block_id] : []))
      return new Set(names).size === names.length
    }, 'two fields of one name'),
})

/** All that people read in some blocks, markup undone, blanks and breaks aside. */
export function readIn(blocks: unknown): string {
  const texts: string[] = []
  collect(blocks, texts)
  return squeezed(texts.join(''))
}

function collect(of: unknown, into: string[]): void {
  if (Array.isArray(of)) for (const each of of) collect(each, into)
  else if (typeof of === 'object' && of !== null) {
    const { type, text } = of as { readonly type?: unknown; readonly text?: unknown }
    if (type === 'mrkdwn' && typeof text === 'string') into.push(unmarked(text))
    else if (type === 'plain_text' && typeof text === 'string') into.push(text)
    else {
      if ('alt_text' in of && typeof of.alt_text === 'string') into.push(of.alt_text)
      for (const each of Object.values(of)) collect(each, into)
    }
  }
}

const unmarked = (text: string): string =>
  text
    .replaceAll(/<@([UW][A-Z0-9]+)>/g, '$1')
    .replaceAll(/<[^<>|]+\|([^<>]+)>/g, '$1')
    .replaceAll(/<([^<>|]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Blanks, and what the renderer may put in place of or beside a character for the markup's sake. */
export const squeezed = (text: string): string => text.replaceAll(/[\s*∗|∣…]/g, '')
