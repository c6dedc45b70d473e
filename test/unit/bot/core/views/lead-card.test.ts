import { describe, expect, it } from 'vitest'
import { leadCard } from '../../../../../src/bot/core/views/lead-card.ts'
import type { LeadView } from '../../../../../src/bot/core/views/reader.ts'
import type { LeadRecord } from '../../../../../src/domain/lead/record.ts'
import { aClaimedLead, aLead, clock, memberId, team } from '../../../../builders/lead.ts'
import { actionsOf, printCard } from '../../../../builders/print.ts'

const view = (over: Partial<LeadView> = {}): LeadView => ({
  audience: 'channel',
  members: team,
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  now: clock('09:32'),
  ...over,
})
const draw = (lead: LeadRecord, over: Partial<LeadView> = {}) =>
  printCard(leadCard(lead, view(over)))
const asMember = (name: string, role: 'member' | 'manager' = 'member') =>
  ({ audience: 'asker', viewer: { memberId: memberId(name), role } }) as const

const worked = aClaimedLead({
  stage: 'potential',
  firstTouchAt: clock('09:40'),
  lastTouchAt: clock('09:40'),
  attempts: 1,
  sqlAt: clock('09:41'),
  bant: {
    need: { value: 'clear', holds: true, from: 'lan' },
    budget: { value: 'none', holds: false, from: 'lan' },
    timing: { value: 'this_month', holds: true, from: 'buyer' },
  },
  nextStep: { kind: 'meeting', dueAt: clock('10:00', '2026-12-03') },
  meeting: {
    id: 'm1',
    startsAt: clock('10:00', '2026-12-03'),
    endsAt: clock('11:00', '2026-12-03'),
    place: '12 Lê Lợi',
    outcome: null,
  },
})

describe('the channel’s card', () => {
  it('shows an unclaimed lead with its contact masked', () => {
    expect(draw(aLead())).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Anh Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 T2 30/11
      *Vì sao:* +25 xem hết bảng giá · +20 giám đốc · −5 email cá nhân
      📞 +84 90• ••• •67 · ✉️ m•••@gmail.com
      *BANT*  ☐ Nhu cầu  ☐ Ngân sách  ☐ Thẩm quyền  ☐ Thời gian
      Chưa ai nhận · báo cả nhóm lúc 09:30
      [✋ Nhận lead!] [Vì sao?] [⋯ Thêm: Lead rác | Xem chi tiết]
      ~ #1042 · Trạng thái: Mới · MQL"
    `)
    expect(draw(aLead(), { language: 'en' })).toMatchInlineSnapshot(`
      "# 🔥 HOT · 92 — Nguyễn Văn Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 Mon 30 Nov
      *Why:* +25 read the whole price list · +20 director · −5 free mail address
      📞 +84 90• ••• •67 · ✉️ m•••@gmail.com
      *BANT*  ☐ Need  ☐ Budget  ☐ Authority  ☐ Timing
      Unclaimed · announced to the team at 09:30
      [✋ Claim!] [Why?] [⋯ More: Junk lead | View details]
      ~ #1042 · Stage: New · MQL"
    `)
  })

  it('says who claimed it, how fast, and until when they call', () => {
    expect(draw(aClaimedLead())).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Anh Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 T2 30/11
      *Vì sao:* +25 xem hết bảng giá · +20 giám đốc · −5 email cá nhân
      📞 +84 90• ••• •67 · ✉️ m•••@gmail.com
      *BANT*  ☐ Nhu cầu  ☐ Ngân sách  ☐ Thẩm quyền  ☐ Thời gian
      ✅ Lan nhận lúc 09:31 (sau 1 phút) · gọi trước 09:46
      [Vì sao?]
      ~ #1042 · Trạng thái: Mới · MQL"
    `)
    expect(draw(aClaimedLead(), { language: 'en' })).toMatchInlineSnapshot(`
      "# 🔥 HOT · 92 — Nguyễn Văn Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 Mon 30 Nov
      *Why:* +25 read the whole price list · +20 director · −5 free mail address
      📞 +84 90• ••• •67 · ✉️ m•••@gmail.com
      *BANT*  ☐ Need  ☐ Budget  ☐ Authority  ☐ Timing
      ✅ Lan claimed it at 09:31 (after 1 minute) · call by 09:46
      [Why?]
      ~ #1042 · Stage: New · MQL"
    `)
  })

  it('follows the lead as it moves', () => {
    expect(draw(worked)).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Anh Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 T2 30/11
      *Vì sao:* +25 xem hết bảng giá · +20 giám đốc · −5 email cá nhân
      📞 +84 90• ••• •67 · ✉️ m•••@gmail.com
      *BANT*  ☑ Nhu cầu  ☐ Ngân sách  ☐ Thẩm quyền  ☑ Thời gian
      ✅ Lan nhận lúc 09:31 (sau 1 phút)
      📅 Hẹn gặp 10:00 T5 3/12 (1 giờ)
      [Vì sao?]
      ~ #1042 · Trạng thái: Tiềm năng · SQL · chăm sóc gần nhất 09:40 · tiếp theo: gặp lúc 10:00 T5 3/12"
    `)
  })

  it('is the same at any hour, so that it is redrawn only when the lead changes', () => {
    const nextDay = { now: clock('15:00', '2026-12-01') }
    for (const lead of [aLead(), aClaimedLead(), worked]) {
      expect(draw(lead, nextDay)).toBe(draw(lead))
    }
  })

  it('never shows the contact, the buyer’s words or the place', () => {
    for (const lead of [aLead(), aClaimedLead(), worked]) {
      const drawn = JSON.stringify(leadCard(lead, view()))
      expect(drawn).not.toMatch(/901234567|901 234 567|minh\.nguyen|50 người|Lê Lợi/)
    }
  })

  it('lets anybody put back what was put out', () => {
    const junk = aLead({ disqualified: 'spam' })
    expect(draw(junk)).toMatchInlineSnapshot(`
      "# 🚫 LOẠI — Anh Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 T2 30/11
      Đã loại: Spam · có thể khôi phục
      [↩️ Khôi phục] [Vì sao?]
      ~ #1042"
    `)
    expect(actionsOf(leadCard(junk, view()))).toContain(`lead|restore|${junk.id}`)
  })

  it('says what is missing when there is no name and no contact', () => {
    const bare = aLead({
      name: null,
      company: null,
      phone: null,
      email: null,
      reasons: [],
      title: null,
      province: null,
      sourceDetail: null,
    })
    expect(draw(bare)).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Khách #1042
      Facebook · 09:29 T2 30/11
      ⚠️ Chưa có số điện thoại lẫn email
      *BANT*  ☐ Nhu cầu  ☐ Ngân sách  ☐ Thẩm quyền  ☐ Thời gian
      Chưa ai nhận · báo cả nhóm lúc 09:30
      [✋ Nhận lead!] [Vì sao?] [⋯ Thêm: Lead rác | Xem chi tiết]
      ~ #1042 · Trạng thái: Mới · MQL"
    `)
  })
})

describe('the owner’s card', () => {
  it('has the whole contact, to tap, and what the buyer wrote', () => {
    expect(draw(aClaimedLead(), { audience: 'owner' })).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Anh Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 T2 30/11
      *Vì sao:* +25 xem hết bảng giá · +20 giám đốc · −5 email cá nhân
      📞 <tel:+84901234567|+84 901 234 567> · ✉️ <mailto:minh.nguyen@gmail.com|minh.nguyen@gmail.com>
      *BANT*  ☐ Nhu cầu  ☐ Ngân sách  ☐ Thẩm quyền  ☐ Thời gian
      💬 “Cần báo giá cho 50 người dùng”
      💰 Ngân sách 500 triệu–1 tỷ
      ✅ Lan nhận lúc 09:31 (sau 1 phút) · gọi trước 09:46
      [📞 Ghi kết quả gọi!] [📅 Đặt lịch hẹn] [⋯ Thêm: Cập nhật BANT | Đổi trạng thái | Chốt được hợp đồng | Báo mất khách | Giao cho người khác | Trả lead về nhóm | Lead rác | Vì sao điểm này? | Lịch sử]
      ~ #1042 · Trạng thái: Mới · MQL"
    `)
    expect(draw(aClaimedLead(), { audience: 'owner', language: 'en' })).toMatchInlineSnapshot(`
      "# 🔥 HOT · 92 — Nguyễn Văn Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 Mon 30 Nov
      *Why:* +25 read the whole price list · +20 director · −5 free mail address
      📞 <tel:+84901234567|+84 901 234 567> · ✉️ <mailto:minh.nguyen@gmail.com|minh.nguyen@gmail.com>
      *BANT*  ☐ Need  ☐ Budget  ☐ Authority  ☐ Timing
      💬 “Cần báo giá cho 50 người dùng”
      💰 Budget ₫500M–₫1B
      ✅ Lan claimed it at 09:31 (after 1 minute) · call by 09:46
      [📞 Log call!] [📅 Book meeting] [⋯ More: Update BANT | Change stage | Mark as won | Mark as lost | Hand over | Release to the team | Junk lead | Why this score? | History]
      ~ #1042 · Stage: New · MQL"
    `)
  })

  it('asks for the outcome once a meeting is arranged', () => {
    expect(draw(worked, { audience: 'owner' })).toMatchInlineSnapshot(`
      "# 🔥 NÓNG · 92 — Anh Minh · Công ty An Phát
      Giám đốc · Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 T2 30/11
      *Vì sao:* +25 xem hết bảng giá · +20 giám đốc · −5 email cá nhân
      📞 <tel:+84901234567|+84 901 234 567> · ✉️ <mailto:minh.nguyen@gmail.com|minh.nguyen@gmail.com>
      *BANT*  ☑ Nhu cầu  ☐ Ngân sách  ☐ Thẩm quyền  ☑ Thời gian
      💬 “Cần báo giá cho 50 người dùng”
      💰 Ngân sách 500 triệu–1 tỷ
      ✅ Lan nhận lúc 09:31 (sau 1 phút)
      📅 Hẹn gặp 10:00 T5 3/12 (1 giờ) · 12 Lê Lợi
      [📞 Ghi kết quả gọi!] [📝 Ghi kết quả hẹn] [⋯ Thêm: Cập nhật BANT | Đặt lịch hẹn khác | Đổi trạng thái | Chốt được hợp đồng | Báo mất khách | Giao cho người khác | Trả lead về nhóm | Lead rác | Vì sao điểm này? | Lịch sử]
      ~ #1042 · Trạng thái: Tiềm năng · SQL · chăm sóc gần nhất 09:40 · tiếp theo: gặp lúc 10:00 T5 3/12"
    `)
  })

  it.each([
    [
      'won',
      aClaimedLead({
        stage: 'won',
        closedAt: clock('16:00', '2026-12-10'),
        amount: { amount: 500_000_000, currency: 'VND' },
        contract: 'HD-77',
      }),
    ],
    [
      'lost',
      aClaimedLead({ stage: 'lost', closedAt: clock('16:00', '2026-12-10'), lossReason: 'price' }),
    ],
    [
      'wrong target',
      aClaimedLead({ stage: 'wrong_target', closedAt: clock('16:00', '2026-12-10') }),
    ],
  ])('says how it ended: %s', (_end, lead) => {
    expect(
      `${draw(lead, { audience: 'owner' })}\n===\n${draw(lead, { audience: 'owner', language: 'en' })}`,
    ).toMatchSnapshot()
    expect(actionsOf(leadCard(lead, view({ audience: 'owner' })))).toContain(
      `lead|reopen|${lead.id}`,
    )
  })
})

describe('an asker’s card', () => {
  const claimed = aClaimedLead()

  it('is the owner’s own for the owner', () => {
    const card = leadCard(claimed, view(asMember('lan')))
    expect(printCard(card)).toContain('tel:+84901234567')
    expect(actionsOf(card)).toContain(`lead|log_call|${claimed.id}`)
  })

  it('masks the contact for a colleague and offers only to read', () => {
    const card = leadCard(claimed, view(asMember('huy')))
    expect(printCard(card)).not.toContain('234')
    expect(actionsOf(card)).toEqual([`lead|why|${claimed.id}`, `lead|history|${claimed.id}`])
  })

  it('shows a manager the contact and lets them hand it over', () => {
    const card = leadCard(claimed, view(asMember('mai', 'manager')))
    expect(printCard(card)).toContain('tel:+84901234567')
    expect(actionsOf(card)).toContain(`lead|hand_over|${claimed.id}`)
  })

  it('masks the contact of a lead nobody has', () => {
    const card = leadCard(aLead(), view(asMember('huy')))
    expect(printCard(card)).not.toContain('234')
    expect(actionsOf(card)).toContain(`lead|claim|${aLead().id}`)
  })

  it('says today, as it is read once', () => {
    expect(draw(claimed, asMember('lan'))).toContain('09:29 hôm nay')
  })
})
