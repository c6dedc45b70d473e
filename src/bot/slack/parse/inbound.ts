import { z } from 'zod'
import { decodeAction } from '../../core/action.ts'
import { type FormId, type FormValues, formIds } from '../../core/form.ts'
import { type CommandName, commandNames, type Inbound } from '../../core/inbound.ts'
import { fieldAction } from '../render/form.ts'

type Parsed<Kind extends Inbound['kind']> = Omit<Extract<Inbound, { kind: Kind }>, 'asker'>

const clicked = z.object({
  action_id: z.string(),
  action_ts: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
})

/** The id is the same for every delivery of one click. Null: a button that Baton does not know. */
export function parseClick(userId: string, action: unknown): Parsed<'action'> | null {
  const read = clicked.safeParse(action)
  if (!read.success) return null
  const { action_id, action_ts, value, selected_option } = read.data
  const meant = decodeAction(selected_option?.value ?? value ?? '')
  if (meant === null) return null
  return { kind: 'action', id: `${userId}:${action_ts}:${action_id}`, action: meant }
}

const metadata = z.object({
  leadId: z.uuid().nullable(),
  context: z.record(z.string(), z.string()),
})

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
})

const submitted = z.object({
  id: z.string(),
  hash: z.string().default(''),
  callback_id: z.enum(formIds),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), element)) }),
})

export function parseSubmission(view: unknown): Parsed<'submit'> | null {
  const read = submitted.safeParse(view)
  if (!read.success) return null
  const carried = metadata.safeParse(json(read.data.private_metadata))
  if (!carried.success) return null
  const { id, hash, callback_id, state } = read.data
  const form: FormId = callback_id
  return {
    kind: 'submit',
    id: `${id}:${hash}`,
    form,
    ...carried.data,
    values: valuesOf(state.values),
  }
}

function valuesOf(fields: z.infer<typeof submitted>['state']['values']): FormValues {
  const given = Object.entries(fields).flatMap(([name, inputs]) => {
    const input = inputs[fieldAction]
    const value = input?.value ?? input?.selected_option?.value ?? input?.selected_date
    return value == null || value.trim() === '' ? [] : [[name, value.trim()] as const]
  })
  return Object.fromEntries(given)
}

const slash = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
})

export function parseCommand(body: unknown): Parsed<'command'> | null {
  const read = slash.safeParse(body)
  if (!read.success) return null
  const name = commandNames.find((known) => `/${known}` === read.data.command)
  if (name === undefined) return null
  const command: CommandName = name
  return { kind: 'command', id: read.data.trigger_id, name: command, text: read.data.text.trim() }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
