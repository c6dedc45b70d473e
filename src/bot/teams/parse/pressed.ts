import { z } from 'zod'
import { type Action, decodeAction } from '../../core/action.ts'
import { digestOf } from '../../core/digest.ts'
import { type FormId, type FormValues, formIds } from '../../core/form.ts'
import { type CommandName, commandNames } from '../../core/inbound.ts'
import { inputPrefix } from '../render/form.ts'

const encoded = z.string().transform(decodeAction)

const pressed = z.object({
  baton: z.union([
    z.object({
      form: z.enum(formIds),
      leadId: z.uuid().nullable(),
      context: z.record(z.string(), z.string()),
    }),
    z.object({ do: encoded, home: encoded.nullish() }),
    z.object({ ask: z.enum(commandNames), text: z.string().max(2_000) }),
  ]),
})

/** What a button of Baton's cards carries. */
export type Pressed =
  | { readonly kind: 'action'; readonly action: Action; readonly home: Action | null }
  | { readonly kind: 'ask'; readonly name: CommandName; readonly text: string }
  | {
      readonly kind: 'submit'
      readonly form: FormId
      readonly leadId: string | null
      readonly context: Readonly<Record<string, string>>
      readonly values: FormValues
      /** The same answers have the same digest. */
      readonly digest: string
    }

/** Null: an older version's button, or a stranger's. */
export function parsePressed(data: unknown): Pressed | null {
  const read = pressed.safeParse(data)
  if (!read.success) return null
  const { baton } = read.data
  if ('form' in baton) return submitted(baton, data)
  if ('ask' in baton) return { kind: 'ask', name: baton.ask, text: baton.text }
  if (baton.do === null) return null
  return { kind: 'action', action: baton.do, home: baton.home ?? null }
}

const inputs = z.record(z.string(), z.unknown())

function submitted(
  carried: {
    readonly form: FormId
    readonly leadId: string | null
    readonly context: Readonly<Record<string, string>>
  },
  data: unknown,
): Pressed {
  const typed = Object.entries(inputs.parse(data)).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value.trim() : ''
    return name.startsWith(inputPrefix) && text !== ''
      ? [[name.slice(inputPrefix.length), text] as const]
      : []
  })
  const values = Object.fromEntries(typed)
  return { kind: 'submit', ...carried, values, digest: digestOf(values) }
}
