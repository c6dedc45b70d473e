import type { Wish } from '../../domain/lead/instruction.ts'
import type { Actor, MemberId } from '../../domain/lead/lead.ts'
import type { LeadRecord, MemberRecord } from '../../domain/lead/record.ts'
import type { Refusal } from '../../domain/lead/refusal.ts'
import { type AsItStands, whyNot } from '../../domain/lead/why-not.ts'
import type { Instant } from '../../domain/working-time/instant.ts'
import { takers } from './forms/hand-over.ts'
import type { LeadFormId } from './forms/index.ts'

/**
 * What the journey would refuse whatever was filled in, so that nobody fills in a form for nothing.
 * A courtesy: the journey decides again when the answers come.
 */
export function refusedBeforehand(
  form: LeadFormId,
  lead: LeadRecord,
  by: Actor,
  { now, members }: { readonly now: Instant; readonly members: readonly MemberRecord[] },
): Refusal | null {
  if (form === 'set_stage') return whyNot(standing(lead), { id: form, by, wish: samples.lose }, now)
  if (form !== 'hand_over') {
    const wish = form === 'book_meeting' ? bookedFor(now + 1) : samples[form]
    return whyNot(standing(lead), { id: form, by, wish }, now)
  }
  const [taker] = takers({ members, lead })
  if (taker === undefined) return null
  return whyNot(standing(lead), { id: form, by, wish: handedTo(taker.id) }, now)
}

const samples = {
  log_call: { kind: 'log_call', outcome: 'reached' },
  bant: { kind: 'answer_bant', answers: {} },
  record_meeting: { kind: 'record_meeting', outcome: 'cancelled' },
  win: { kind: 'win', amount: 1 },
  lose: { kind: 'lose', reason: 'other' },
  junk: { kind: 'disqualify', reason: 'other' },
} as const satisfies Readonly<Partial<Record<LeadFormId, Wish>>>

const bookedFor = (startsAt: Instant): Wish => ({ kind: 'book_meeting', startsAt, minutes: 30 })
const handedTo = (to: MemberId): Wish => ({ kind: 'hand_over', to })

/** The record as the rules read it. */
const standing = ({ meeting, ...lead }: LeadRecord): AsItStands => ({
  ...lead,
  meeting: meeting === null || meeting.outcome !== null ? null : meeting,
})
