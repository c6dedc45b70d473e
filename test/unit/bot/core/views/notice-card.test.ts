import { describe, expect, it } from 'vitest'
import { type NoticeView, noticeCard } from '../../../../../src/bot/core/views/notice-card.ts'
import type { Audience, Notice } from '../../../../../src/domain/lead/notice.ts'
import { aClaimedLead, aLead, clock, memberId, team } from '../../../../builders/lead.ts'
import { actionsOf, printCard } from '../../../../builders/print.ts'

const lan = memberId('lan')
const mai = memberId('mai')

/** One of each kind, to those the journey tells it to. */
const told: readonly (readonly [Audience, Notice])[] = [
  ['owner', { kind: 'returned', source: 'zalo', visits: 2 }],
  ['thread', { kind: 'returned', source: 'zalo', visits: 2 }],
  ['owner', { kind: 'first_call_nudge', dueAt: clock('09:46') }],
  ['owner', { kind: 'promise_broken', owner: lan }],
  ['managers', { kind: 'promise_broken', owner: lan }],
  ['thread', { kind: 'still_unclaimed', since: clock('09:30') }],
  ['managers', { kind: 'still_unclaimed', since: clock('09:30') }],
  ['thread', { kind: 'announced_again', since: clock('09:30') }],
  ['owner', { kind: 'assigned', to: lan, dueAt: clock('10:15') }],
  ['thread', { kind: 'assigned', to: lan, dueAt: clock('10:15') }],
  ['owner', { kind: 'handed_over', from: memberId('huy'), by: memberId('huy') }],
  ['owner', { kind: 'handed_over', from: memberId('huy'), by: mai }],
  ['owner', { kind: 'call_due', attempt: 2, dueAt: clock('14:00') }],
  ['owner', { kind: 'call_back_due', dueAt: clock('14:00') }],
  ['owner', { kind: 'follow_up_due', dueAt: clock('14:00') }],
  ['owner', { kind: 'silence', lastTouchAt: clock('10:00', '2026-11-26') }],
  ['owner', { kind: 'silence', lastTouchAt: null }],
  ['managers', { kind: 'silence_manager', owner: lan, lastTouchAt: null }],
  ['owner', { kind: 'unreachable', attempts: 6 }],
  [
    'owner',
    { kind: 'meeting_reminder', startsAt: clock('10:00', '2026-12-01'), minutesBefore: 1440 },
  ],
  ['owner', { kind: 'meeting_outcome', startsAt: clock('10:00') }],
  ['managers', { kind: 'meeting_unowned', startsAt: clock('10:00', '2026-12-01') }],
  ['managers', { kind: 'meeting_silence_manager', owner: lan, startsAt: clock('10:00') }],
  ['owner', { kind: 'cooled', band: 'warm' }],
  ['owner', { kind: 'warmed', band: 'hot' }],
  ['thread', { kind: 'warmed', band: 'hot' }],
  ['channel', { kind: 'won', by: lan, amount: 500_000_000, currency: 'VND' }],
]

const view = (over: Partial<NoticeView> = {}): NoticeView => ({
  audience: 'owner',
  members: team,
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  now: clock('09:40'),
  ...over,
})

describe('a notice', () => {
  it.each(['vi', 'en'] as const)('reads in %s', (language) => {
    const printed = told.map(
      ([audience, notice]) =>
        `(${audience})\n${printCard(noticeCard(notice, aClaimedLead(), view({ audience, language })))}`,
    )
    expect(printed.join('\n\n')).toMatchSnapshot()
  })

  it('shows the contact to nobody but the owner', () => {
    for (const audience of ['managers', 'thread', 'channel'] as const) {
      for (const [, notice] of told) {
        const card = noticeCard(notice, aClaimedLead(), view({ audience }))
        expect(JSON.stringify(card)).not.toMatch(/901234567|minh\.nguyen/)
      }
    }
  })

  it('has its call button where the owner is to call', () => {
    const lead = aClaimedLead()
    const card = noticeCard({ kind: 'first_call_nudge', dueAt: clock('09:46') }, lead, view())
    expect(actionsOf(card)[0]).toBe(`lead|log_call|${lead.id}`)
    expect(printCard(card)).toContain('tel:+84901234567')
  })

  it('offers a released lead to whoever reads the thread', () => {
    const lead = aLead()
    const notice = { kind: 'announced_again', since: clock('09:30') } as const
    expect(actionsOf(noticeCard(notice, lead, view({ audience: 'thread' })))).toEqual([
      `lead|claim|${lead.id}`,
    ])
  })
})
