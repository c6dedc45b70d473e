import { describe, expect, it } from 'vitest'
import { encodeAction } from '../../../../../src/bot/core/action.ts'
import { openingListCard } from '../../../../../src/bot/core/views/opening-list-card.ts'
import type { Reader } from '../../../../../src/bot/core/views/reader.ts'
import { limits } from '../../../../../src/bot/slack/limits.ts'
import { blocksOf } from '../../../../../src/bot/slack/render/card.ts'
import { bytesOf, limits as teamsLimits } from '../../../../../src/bot/teams/limits.ts'
import { adaptiveCard } from '../../../../../src/bot/teams/render/card.ts'
import type { OpeningList } from '../../../../../src/domain/lead/opening-list.ts'
import { aClaimedLead, aLead, clock, leadId, team } from '../../../../builders/lead.ts'
import { actionsOf, printCard } from '../../../../builders/print.ts'

const view = (over: Partial<Reader> = {}) => ({
  members: team,
  language: 'vi' as const,
  zone: 'Asia/Ho_Chi_Minh',
  now: clock('08:05'),
  ...over,
})

const arrived = clock('22:10', '2026-11-29')
const leads = [
  aLead({ createdAt: arrived, announcedAt: clock('08:00') }),
  aClaimedLead({
    id: leadId(2),
    name: 'Trần Thị Hoa',
    honorific: 'chị',
    company: null,
    score: 88,
    createdAt: arrived,
    announcedAt: clock('08:00'),
    claimedAt: clock('08:03'),
    callBy: clock('08:18'),
  }),
  aLead({ id: leadId(3), score: 75, phone: null, email: null, createdAt: arrived }),
]

const at = { opening: clock('08:00'), platform: 'teams', place: '19:leads@thread.tacv2', part: 0 }

const list = (over: Partial<OpeningList> = {}): OpeningList => ({
  at,
  closedAt: clock('17:30', '2026-11-29'),
  leads,
  firstRank: 1,
  total: leads.length,
  ...over,
})

describe('the opening list', () => {
  it('shows who waited over night, best first, and who took which', () => {
    expect(printCard(openingListCard(list(), view()))).toMatchSnapshot()
    expect(printCard(openingListCard(list(), view({ language: 'en' })))).toMatchSnapshot()
  })

  it('stands in Slack as one message', () => {
    expect(blocksOf(openingListCard(list(), view()))).toMatchSnapshot()
    expect(blocksOf(openingListCard(list(), view({ language: 'en' })))).toMatchSnapshot()
  })

  it('offers to claim those that are free, and only those', () => {
    const card = openingListCard(list(), view())
    expect(actionsOf(card)).toEqual([`lead|claim|${leadId(1)}`, `lead|claim|${leadId(3)}`])
  })

  it('says of a lead that was put out or closed meanwhile how it stands, without a button', () => {
    const over = [aLead({ disqualified: 'spam' }), aLead({ id: leadId(2), stage: 'lost' })]
    const card = openingListCard(list({ leads: over, total: 2 }), view())
    expect(actionsOf(card)).toEqual([])
    expect(printCard(card)).toContain('Đã loại: ')
    expect(printCard(card)).toContain('Trạng thái: Mất')
  })

  it('masks the contact', () => {
    const printed = printCard(openingListCard(list(), view()))
    expect(printed).toContain('+84 90• ••• •67')
    expect(printed).not.toContain('901 234 567')
  })

  it('says which part of a long list it is, by rank', () => {
    const card = openingListCard(list({ firstRank: 11, total: 23 }), view())
    expect(card.fallback).toBe('🌅 23 lead chờ từ tối qua, tốt nhất trước · 11–13 trong 23')
    expect(printCard(card)).toContain('*11. 🔥 NÓNG · 92 — Anh Minh')
  })

  it('names the hour of closing after a weekend and at noon', () => {
    const closed = (closedAt: number, opening = clock('08:00')) =>
      openingListCard(list({ closedAt, at: { ...at, opening } }), view({ language: 'en' })).fallback
    expect(closed(clock('12:00', '2026-11-28'))).toContain('since 12:00 Sat 28 Nov,')
    expect(closed(clock('12:00'), clock('13:30'))).toContain('since 12:00 Mon 30 Nov,')
  })

  it('fits one Slack message, however long ten leads are', () => {
    const long = Array.from({ length: 10 }, (_, n) =>
      aLead({
        id: leadId(n + 1),
        name: 'Nguyễn '.repeat(20),
        company: 'Công ty '.repeat(40),
        title: 'Giám đốc '.repeat(40),
        sourceDetail: '<&>'.repeat(100),
      }),
    )
    const card = openingListCard(list({ leads: long, total: 10 }), view())
    expect(blocksOf(card).length).toBeLessThanOrEqual(limits.messageBlocks.max)
  })

  it('fits one Teams message with ten leads, and is drawn anew there after a click', () => {
    const ten = Array.from({ length: 10 }, (_, n) => aLead({ id: leadId(n + 1) }))
    const card = openingListCard(list({ leads: ten, total: 10 }), view())
    const home = card.self?.action ?? null
    const drawn = adaptiveCard(card, { surface: { on: 'message', home } })
    expect(bytesOf(drawn)).toBeLessThan(teamsLimits.cardBytes.max * 0.8)
    expect(home === null ? '' : encodeAction(home)).toBe(
      `page|opening|0|${clock('08:00')} teams 19:leads@thread.tacv2`,
    )
  })
})
