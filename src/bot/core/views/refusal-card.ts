import type { LeadRecord, MemberRecord } from '../../../domain/lead/record.ts'
import type { Refusal } from '../../../domain/lead/refusal.ts'
import { clockTime, dayAndTime } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Button, Card } from '../card.ts'
import { buttonRow, leadButton, note, small } from './blocks.ts'
import { headline, stageWord } from './lead-words.ts'
import { memberName, type Reader } from './reader.ts'

export interface RefusalView extends Reader {
  readonly members: readonly MemberRecord[]
  readonly asker: { readonly memberId: string }
  /** The lead asked about, for a button that mends. */
  readonly lead?: LeadRecord | null
  /** The next lead that can be had, offered to whoever came second. */
  readonly next?: LeadRecord | null
}

/** Why not, and what to do instead. */
export function refusalCard(refusal: Refusal, view: RefusalView): Card {
  const next = refusal.code === 'already_claimed' ? (view.next ?? null) : null
  const offered = next === null ? [] : nextOffer(next, view)
  return note(refusalWords(refusal, view), ...offered, ...buttonRow(...mends(refusal, view)))
}

/** One or two sentences, in the asker's language. */
export function refusalWords(refusal: Refusal, view: RefusalView): string {
  const { language, zone, now } = view
  const t = translator(language)
  switch (refusal.code) {
    case 'already_claimed':
      return alreadyClaimed(refusal, view)
    case 'closed':
    case 'same_stage':
    case 'stage_needs_form':
      return t(`refused.${refusal.code}`, { stage: stageWord(refusal.stage, language) })
    case 'not_owner':
      return refusal.owner === null
        ? t('refused.not_claimed')
        : t('refused.not_owner', { owner: memberName(view.members, refusal.owner, view) })
    case 'meeting_not_over':
      return t('refused.meeting_not_over', {
        time: dayAndTime(refusal.startsAt, zone, language, now),
      })
    case 'time_in_past':
      return t('refused.time_in_past', { time: dayAndTime(refusal.at, zone, language, now) })
    case 'lead_moved':
    case 'disqualified':
    case 'not_disqualified':
    case 'not_claimed':
    case 'managers_only':
    case 'no_such_lead':
    case 'no_such_member':
    case 'same_owner':
    case 'no_meeting':
    case 'not_closed':
      return t(`refused.${refusal.code}`)
    default:
      return refusal satisfies never
  }
}

/** "Lan đã nhận trước bạn 0,4 giây." A click long after says when instead. */
function alreadyClaimed(
  { by, at }: Extract<Refusal, { code: 'already_claimed' }>,
  view: RefusalView,
): string {
  const { language, zone, now } = view
  const t = translator(language)
  const owner = memberName(view.members, by, view)
  if (by === view.asker.memberId) return t('refused.already_yours')
  const late = now - at
  if (late >= 0 && late < photoFinish) {
    const seconds = (Math.max(late, 100) / 1000)
      .toFixed(1)
      .replace('.', language === 'vi' ? ',' : '.')
    return t('refused.claimed_just_before', { owner, seconds })
  }
  return t('refused.claimed_before', { owner, time: clockTime(at, zone, language) })
}

const photoFinish = 10_000

const nextOffer = (next: LeadRecord, view: RefusalView) => [
  small(`${translator(view.language)('refused.next_lead')} ${headline(next, view.language)}`),
  ...buttonRow(leadButton('claim', next.id, view, 'primary')),
]

function mends(refusal: Refusal, view: RefusalView): readonly Button[] {
  const id = refusal.code === 'lead_moved' ? refusal.into : (view.lead?.id ?? null)
  const verb = mendOf[refusal.code]
  return id === null || verb === undefined ? [] : [leadButton(verb, id, view)]
}

const mendOf: Readonly<
  Partial<Record<Refusal['code'], 'claim' | 'restore' | 'reopen' | 'show' | 'book_meeting'>>
> = {
  not_claimed: 'claim',
  disqualified: 'restore',
  closed: 'reopen',
  no_meeting: 'book_meeting',
  lead_moved: 'show',
}
