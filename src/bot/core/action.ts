import { z } from 'zod'

export const leadVerbs = [
  'claim',
  /** The living card as the asker may see it. */
  'card',
  'why',
  'history',
  'show',
  'log_call',
  'bant',
  'book_meeting',
  'record_meeting',
  'set_stage',
  'hand_over',
  'release',
  'win',
  'lose',
  'reopen',
  'junk',
  'restore',
] as const

const listNames = ['queue', 'open', 'hits', 'history', 'opening'] as const

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lead'), verb: z.enum(leadVerbs), leadId: z.uuid() }),
  z.strictObject({ kind: z.literal('new_lead') }),
  z.strictObject({
    kind: z.literal('page'),
    list: z.enum(listNames),
    /** What the list is of: a member id, a search text, a lead id. */
    of: z.string().max(200),
    page: z.int().nonnegative(),
  }),
])

/** What a button stands for. */
export type Action = Readonly<z.infer<typeof action>>
export type LeadVerb = (typeof leadVerbs)[number]
/** Those that stand on buttons of Baton's cards; `card` is asked by platforms themselves. */
export type ButtonVerb = Exclude<LeadVerb, 'card'>
export type ListName = (typeof listNames)[number]

/** As it travels in a button's value. */
export function encodeAction(of: Action): string {
  switch (of.kind) {
    case 'lead':
      return `lead|${of.verb}|${of.leadId}`
    case 'new_lead':
      return 'new_lead'
    case 'page':
      return `page|${of.list}|${of.page}|${of.of}`
    default:
      return of satisfies never
  }
}

/** Null for anything Baton did not write: an older version's button, or a stranger's. */
export function decodeAction(text: string): Action | null {
  const [kind, second, third, ...rest] = text.split('|')
  const read = action.safeParse(
    kind === 'lead'
      ? { kind, verb: second, leadId: third }
      : kind === 'page'
        ? { kind, list: second, page: Number(third), of: rest.join('|') }
        : { kind },
  )
  return read.success ? read.data : null
}
