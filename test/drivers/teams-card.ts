import { z } from 'zod'
import type { SeenMessage } from '../../src/local/teams-page/seen.ts'

const node = z.record(z.string(), z.unknown())
export type Card = z.infer<typeof node>

const button = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  title: z.string().default(''),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
  associatedInputs: z.string().optional(),
})
type Button = z.infer<typeof button>

const input = z.object({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.union([z.string(), z.number()]).optional(),
  isRequired: z.boolean().default(false),
  isMultiSelect: z.boolean().default(false),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
})

/** The card that this person sees. */
export function cardOf({ attachments }: SeenMessage): Card {
  const found = attachments.find(({ contentType }) => contentType.endsWith('card.adaptive'))
  if (found === undefined) throw new Error('the message has no card')
  return node.parse(found.content)
}

/** Everything written on a card, top to bottom. */
export const textsOf = (card: Card): readonly string[] =>
  everything(card).flatMap(({ type, text, title, value }) => {
    if (type === 'TextBlock' || type === 'TextRun') return [String(text)]
    return type === undefined && typeof title === 'string' && typeof value === 'string'
      ? [`${title} ${value}`]
      : []
  })

export const buttonsOf = (card: Card): readonly Button[] =>
  everything(card).flatMap((each) => button.safeParse(each).data ?? [])

/** The first button where no title is given. */
export function buttonOf(card: Card, title?: string): Button {
  const all = buttonsOf(card)
  const found = title === undefined ? all[0] : all.find((each) => each.title === title)
  if (found !== undefined) return found
  throw new Error(`no button "${title}" among: ${all.map((each) => each.title).join(' · ')}`)
}

/** The button's data with every input, as the renderer merges them; refuses what it would refuse. */
export function filled(
  card: Card,
  { data, associatedInputs }: Button,
  answers: Readonly<Record<string, string>>,
): Card {
  if (associatedInputs === 'none') return data
  const inputs = everything(card).flatMap((each) => input.safeParse(each).data ?? [])
  const strange = Object.keys(answers).filter((name) => !inputs.some(({ id }) => id === name))
  if (strange.length > 0) throw new Error(`no input ${strange.join(', ')} in ${names(inputs)}`)
  return { ...data, ...Object.fromEntries(inputs.map((each) => [each.id, answer(each, answers)])) }
}

type Input = z.infer<typeof input>

function answer(field: Input, answers: Readonly<Record<string, string>>): string | number {
  const given = answers[field.id] ?? field.value ?? ''
  if (field.isRequired && given === '') throw new Error(`the input ${field.id} must be filled`)
  const known = field.choices?.map(({ value }) => value) ?? null
  const picked = field.isMultiSelect ? String(given).split(',') : [String(given)]
  const strange = picked.find((each) => each !== '' && known !== null && !known.includes(each))
  if (strange !== undefined) throw new Error(`no choice ${strange} in ${known?.join(', ')}`)
  return given
}

const names = (inputs: readonly Input[]): string => inputs.map(({ id }) => id).join(', ')

/** Every object in the card, in the order in which it is written; what refreshes it is not shown. */
function everything(part: unknown): readonly Card[] {
  if (Array.isArray(part)) return part.flatMap(everything)
  const read = node.safeParse(part)
  if (!read.success) return []
  const { refresh: _, data: _data, ...shown } = read.data
  return [read.data, ...Object.values(shown).flatMap(everything)]
}
