import { describe, expect, it } from 'vitest'
import { historyCard } from '../../../../../src/bot/core/views/history-card.ts'
import { hitsCard } from '../../../../../src/bot/core/views/hits-card.ts'
import { homeCard } from '../../../../../src/bot/core/views/home-card.ts'
import { queueCard } from '../../../../../src/bot/core/views/queue-card.ts'
import { whyCard } from '../../../../../src/bot/core/views/why-card.ts'
import type { HistoryEntry } from '../../../../../src/domain/lead/record.ts'
import {
  aClaimedLead,
  aLead,
  aReason,
  clock,
  leadId,
  memberId,
  team,
} from '../../../../builders/lead.ts'
import { aPipeline } from '../../../../builders/pipeline.ts'
import { actionsOf, printCard } from '../../../../builders/print.ts'

const reader = { language: 'vi', zone: 'Asia/Ho_Chi_Minh', now: clock('09:51') } as const
const english = { ...reader, language: 'en' } as const
const lan = { id: memberId('lan'), name: 'Lan' }

const late = aClaimedLead()
const meeting = aClaimedLead({
  id: leadId(2),
  name: 'John Smith',
  honorific: null,
  company: null,
  band: 'warm',
  score: 55,
  stage: 'potential',
  nextStep: { kind: 'meeting', dueAt: clock('14:00', '2026-12-01') },
})
const idle = aClaimedLead({ id: leadId(3), nextStep: null, band: 'cool', score: 12 })

describe('the queue', () => {
  const page = { number: 0, size: 8 }
  const mine = { items: [late, meeting, idle], total: 3 }

  it('says what to do next, in order, and what is late', () => {
    expect(
      printCard(queueCard(mine, page, { ...reader, owner: lan, isMine: true })),
    ).toMatchInlineSnapshot(`
      "# Việc của bạn: 3 lead
      1. 🔥 Nóng 92 *Anh Minh · Công ty An Phát* · Mới — gọi lần đầu trước 09:46 hôm nay · *TRỄ 5 phút*
      [📞 Ghi kết quả gọi] [Xem lead]
      2. 🌤️ Ấm 55 *John Smith* · Tiềm năng — gặp lúc 14:00 ngày mai
      [📝 Ghi kết quả hẹn] [Xem lead]
      3. ❄️ Lạnh 12 *Anh Minh · Công ty An Phát* · Mới — chưa có việc tiếp theo, ghi cuộc gọi để đặt
      [📞 Ghi kết quả gọi] [Xem lead]"
    `)
    expect(
      printCard(queueCard(mine, page, { ...english, owner: lan, isMine: true })),
    ).toMatchInlineSnapshot(`
      "# Your queue: 3 leads
      1. 🔥 Hot 92 *Nguyễn Văn Minh · Công ty An Phát* · New — first call by 09:46 today · *LATE by 5 minutes*
      [📞 Log call] [View lead]
      2. 🌤️ Warm 55 *John Smith* · Potential — meet at 14:00 tomorrow
      [📝 Record meeting] [View lead]
      3. ❄️ Cool 12 *Nguyễn Văn Minh · Công ty An Phát* · New — nothing planned, log a call to plan the next
      [📞 Log call] [View lead]"
    `)
  })

  it('of a colleague is to look at', () => {
    const card = queueCard(mine, page, { ...reader, owner: lan, isMine: false })
    expect(actionsOf(card).every((action) => action.startsWith('lead|show|'))).toBe(true)
  })

  it('of the leads nobody has offers each for claiming', () => {
    const open = { items: [aLead()], total: 1 }
    expect(
      printCard(queueCard(open, page, { ...reader, owner: null, isMine: false })),
    ).toMatchInlineSnapshot(`
      "# Chưa ai nhận: 1 lead
      1. 🔥 Nóng 92 *Anh Minh · Công ty An Phát* · Mới — đến 22 phút trước
      [✋ Nhận lead] [Xem lead]"
    `)
  })

  it('pages without losing count', () => {
    const second = { items: [idle], total: 17 }
    const card = queueCard(second, { number: 1, size: 8 }, { ...reader, owner: lan, isMine: true })
    expect(printCard(card)).toContain('9. ')
    expect(printCard(card)).toContain('Trang 2/3 · 17 mục')
    expect(actionsOf(card)).toEqual(
      expect.arrayContaining(['page|queue|0|lan', 'page|queue|2|lan']),
    )
  })

  it('says so when it is empty, and where to look', () => {
    const empty = { items: [], total: 0 }
    const words = (owner: typeof lan | null, isMine: boolean) =>
      printCard(queueCard(empty, page, { ...reader, owner, isMine }))
    expect(words(lan, true)).toContain('/leads open')
    expect(words(lan, false)).toContain('Lan không có lead nào')
    expect(words(null, false)).toContain('Lead nào cũng có người nhận')
  })
})

describe('the hits of a search', () => {
  it('tell the leads apart with the contact masked', () => {
    const found = { items: [aLead(), meeting], total: 2 }
    const card = hitsCard('minh', found, { number: 0, size: 8 }, { ...reader, members: team })
    expect(printCard(card)).toMatchInlineSnapshot(`
      "# “minh”: 2 lead
      #1042 *Anh Minh · Công ty An Phát* · 🔥 Nóng 92 · Mới · +84 90• ••• •67 · chưa ai nhận
      [Xem lead]
      #1042 *John Smith* · 🌤️ Ấm 55 · Tiềm năng · +84 90• ••• •67 · Lan
      [Xem lead]"
    `)
  })
})

describe('the reasons', () => {
  it('are all there, with date and rule', () => {
    const lead = aLead({
      reasons: [
        ...aLead().reasons,
        aReason({
          rule: 'mail',
          points: 4,
          count: 3,
          text: { vi: 'mở email', en: 'opened mails' },
        }),
      ],
    })
    expect(printCard(whyCard(lead, reader))).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Anh Minh · Công ty An Phát
      Điểm 92 trên 100 · mức Nóng
      *Khách là ai*
      +20 giám đốc · director
      *Khách đã làm gì*
      +25 xem hết bảng giá · T2 30/11 · pricing_read
      +4 mở email · 3 lần · T2 30/11 · mail
      *Điểm trừ*
      −5 email cá nhân · free_mail
      ~ Điểm hành vi giảm dần theo thời gian; điểm hồ sơ giữ nguyên. Xem toàn bộ cách tính: /scoring"
    `)
    expect(printCard(whyCard(lead, english))).toMatchInlineSnapshot(`
      "# 🔥 HOT · 92 — Nguyễn Văn Minh · Công ty An Phát
      Score 92 of 100 · band Hot
      *Who they are*
      +20 director · director
      *What they did*
      +25 read the whole price list · Mon 30 Nov · pricing_read
      +4 opened mails · 3 times · Mon 30 Nov · mail
      *What speaks against*
      −5 free mail address · free_mail
      ~ Points for behaviour fade with time; points for who they are stay. The whole model: /scoring"
    `)
  })

  it('are said to be none', () => {
    expect(printCard(whyCard(aLead({ reasons: [] }), reader))).toContain(
      'Chưa có gì cộng hay trừ điểm.',
    )
  })
})

describe('the history', () => {
  const at = clock('09:31')
  const entries: readonly HistoryEntry[] = [
    { kind: 'meeting', at, startsAt: clock('14:00', '2026-12-01'), by: 'lan' },
    { kind: 'touch', at, by: 'lan', touch: 'call', outcome: 'reached', note: 'Muốn xem demo' },
    { kind: 'touch', at, by: 'lan', touch: 'meeting', outcome: 'held', note: null },
    { kind: 'touch', at, by: 'lan', touch: 'note', outcome: null, note: 'Gọi sau 14h' },
    { kind: 'stage', at, from: 'new', to: 'researched', by: 'lan', reason: null },
    { kind: 'stage', at, from: 'hot', to: 'lost', by: 'lan', reason: 'price' },
    { kind: 'stage', at, from: 'new', to: 'unreachable', by: 'baton', reason: 'attempts_used' },
    { kind: 'stage', at, from: 'new', to: 'wrong_target', by: 'huy', reason: 'job_seeker' },
    { kind: 'owner', at, action: 'hand_over', by: 'mai', to: 'huy' },
    { kind: 'owner', at, action: 'promise_broken', by: 'baton', to: null },
    { kind: 'owner', at, action: 'assign', by: 'baton', to: 'huy' },
    { kind: 'owner', at, action: 'claim', by: 'lan', to: null },
    { kind: 'owner', at, action: 'release', by: 'lan', to: null },
    { kind: 'behaviour', at, event: 'pricing_read' },
    { kind: 'returned', at, source: 'zalo' },
    { kind: 'arrived', at: clock('09:29'), source: 'partner-portal' },
  ]

  it('tells each thing that happened in words', () => {
    const page = { number: 0, size: 20 }
    const all = { items: entries, total: entries.length }
    expect(
      printCard(historyCard(aLead(), all, page, { ...reader, members: team })),
    ).toMatchInlineSnapshot(`
      "# Lịch sử: Anh Minh · Công ty An Phát
      09:31 hôm nay — Lan đặt lịch hẹn 14:00 ngày mai
      09:31 hôm nay — Lan gọi · Gặp được khách · “Muốn xem demo”
      09:31 hôm nay — Lan gặp khách · Đã gặp
      09:31 hôm nay — Lan ghi chú · “Gọi sau 14h”
      09:31 hôm nay — Chuyển sang Đã tìm hiểu (Lan)
      09:31 hôm nay — Chuyển sang Mất (Lan) · Giá cao
      09:31 hôm nay — Chuyển sang Không tiếp cận (Baton) · vì gọi đủ số lần mà không gặp
      09:31 hôm nay — Chuyển sang Sai đối tượng (Huy) · Người tìm việc
      09:31 hôm nay — Trần Thị Mai giao lead cho Huy
      09:31 hôm nay — Quá hẹn gọi lần đầu, lead trả về nhóm
      09:31 hôm nay — Baton giao theo lượt cho Huy
      09:31 hôm nay — Lan nhận lead
      09:31 hôm nay — Lan trả lead về nhóm
      09:31 hôm nay — Đọc hết bảng giá
      09:31 hôm nay — Khách quay lại qua Zalo
      09:29 hôm nay — Khách đến qua partner-portal"
    `)
    expect(
      printCard(historyCard(aLead(), all, page, { ...english, members: team })),
    ).toMatchInlineSnapshot(`
      "# History: Nguyễn Văn Minh · Công ty An Phát
      09:31 today — Lan booked a meeting for 14:00 tomorrow
      09:31 today — Lan called · Reached · “Muốn xem demo”
      09:31 today — Lan met the buyer · Held
      09:31 today — Lan left a note · “Gọi sau 14h”
      09:31 today — Moved to Researched (Lan)
      09:31 today — Moved to Lost (Lan) · Price too high
      09:31 today — Moved to Unreachable (Baton) · because every call attempt went unanswered
      09:31 today — Moved to Wrong target (Huy) · Looking for a job
      09:31 today — Trần Thị Mai handed it over to Huy
      09:31 today — First call not made in time, back with the team
      09:31 today — Baton assigned it in turn to Huy
      09:31 today — Lan claimed it
      09:31 today — Lan released it to the team
      09:31 today — Read the price list to the end
      09:31 today — Came back through Zalo
      09:29 today — Arrived through partner-portal"
    `)
  })

  it('shows a code it has no words for as it is', () => {
    const strange: readonly HistoryEntry[] = [
      { kind: 'behaviour', at, event: 'sms_read' },
      { kind: 'stage', at, from: null, to: 'new', by: 'gone-member', reason: 'import' },
    ]
    const page = { number: 0, size: 20 }
    const card = historyCard(aLead(), { items: strange, total: 2 }, page, {
      ...reader,
      members: team,
    })
    expect(printCard(card)).toContain('sms_read')
    expect(printCard(card)).toContain('gone-member) · import')
  })

  it('pages by the lead’s id', () => {
    const lead = aLead()
    const card = historyCard(
      lead,
      { items: entries, total: 40 },
      { number: 1, size: 12 },
      { ...reader, members: team },
    )
    expect(actionsOf(card)).toEqual([`page|history|0|${lead.id}`, `page|history|2|${lead.id}`])
  })
})

describe('the home page', () => {
  const group = { key: 'lan', label: 'Lan', leads: 9, mql: 6, sql: 3, won: 1, amount: 500_000_000 }
  const facts = {
    asker: { memberId: memberId('lan'), name: 'Lan' },
    mine: { items: [late, meeting], total: 2 },
    open: 4,
    month: aPipeline({ groups: [group] }),
  }

  it('has the queue, the promises and the asker’s own numbers', () => {
    expect(printCard(homeCard(facts, reader))).toMatchInlineSnapshot(`
      "# Chào Lan!
      2 lead đang mở · 1 lead chờ cuộc gọi đầu · 1 việc trễ
      1. 🔥 Nóng 92 *Anh Minh · Công ty An Phát* · Mới — gọi lần đầu trước 09:46 hôm nay · *TRỄ 5 phút*
      [📞 Ghi kết quả gọi] [Xem lead]
      2. 🌤️ Ấm 55 *John Smith* · Tiềm năng — gặp lúc 14:00 ngày mai
      [📝 Ghi kết quả hẹn] [Xem lead]
      ---
      *Tháng này:* 9 lead · SQL 3 · Chốt 1 · 500 triệu
      [Tất cả việc của tôi] [Lead chưa ai nhận (4)] [➕ Thêm lead]"
    `)
    expect(printCard(homeCard(facts, english))).toMatchInlineSnapshot(`
      "# Hello Lan!
      2 open leads · 1 first call promised · 1 late
      1. 🔥 Hot 92 *Nguyễn Văn Minh · Công ty An Phát* · New — first call by 09:46 today · *LATE by 5 minutes*
      [📞 Log call] [View lead]
      2. 🌤️ Warm 55 *John Smith* · Potential — meet at 14:00 tomorrow
      [📝 Record meeting] [View lead]
      ---
      *This month:* 9 leads · SQL 3 · Won 1 · ₫500M
      [My whole queue] [Unclaimed leads (4)] [➕ New lead]"
    `)
  })

  it('greets a newcomer without numbers', () => {
    const none = { ...facts, mine: { items: [], total: 0 }, month: aPipeline() }
    expect(printCard(homeCard(none, reader))).toContain('chưa có lead nào')
  })
})
