import { describe, expect, it } from 'vitest'
import { helpCard, notUnderstoodCard } from '../../../../../src/bot/core/views/help-card.ts'
import { type PipelineView, pipelineCard } from '../../../../../src/bot/core/views/pipeline-card.ts'
import { scoringCard } from '../../../../../src/bot/core/views/scoring-card.ts'
import { statusCard } from '../../../../../src/bot/core/views/status-card.ts'
import { allWell } from '../../../../builders/desk.ts'
import { clock, memberId } from '../../../../builders/lead.ts'
import { aPipeline } from '../../../../builders/pipeline.ts'
import { aPolicy } from '../../../../builders/policy.ts'
import { printCard } from '../../../../builders/print.ts'

const reader = { language: 'vi', zone: 'Asia/Ho_Chi_Minh', now: clock('09:51') } as const
const english = { ...reader, language: 'en' } as const
const picture = { png: new Uint8Array(), name: 'pipeline.png', alt: 'chart' }
const member = { memberId: memberId('lan'), role: 'member' } as const
const manager = { memberId: memberId('mai'), role: 'manager' } as const

const groups = [
  { key: 'lan', label: 'Lan', leads: 70, mql: 40, sql: 15, won: 4, amount: 800_000_000 },
  { key: 'huy', label: 'Huy', leads: 30, mql: 20, sql: 9, won: 2, amount: 400_000_000 },
  { key: null, label: '', leads: 20, mql: 0, sql: 0, won: 0, amount: 0 },
]
const byRep = aPipeline({ groups, question: { ...aPipeline().question, by: 'rep' } })

describe('the pipeline', () => {
  const view: PipelineView = { ...reader, viewer: manager, picture }

  it('has its numbers as text and the picture after them', () => {
    expect(printCard(pipelineCard(aPipeline(), view))).toMatchInlineSnapshot(`
      "# Pipeline · CN 1/11 – T2 30/11
      *Lead 120 → MQL 60 (50%) → SQL 24 (40%) → Chốt 6 (25%)*
      Tổng số lead: 120
      Giá trị đã chốt: 1,2 tỷ
      Gọi lần đầu sau (trung vị): 7 phút
      Gọi đúng hẹn: 45/50 (90%)
      *Theo trạng thái*
      Mới: 40 · 33%
      Đã tìm hiểu: 20 · 17%
      Không tiếp cận: 10 · 8%
      Sai đối tượng: 5 · 4%
      Tiềm năng: 20 · 17%
      Nóng: 14 · 12%
      Chốt: 6 · 5% · 1,2 tỷ
      Mất: 5 · 4%
      (chart)
      ~ Tính trên lead đến trong kỳ. Đổi kỳ: /pipeline tuần, tháng, quý… · Chia theo: theo nhân viên, theo nguồn"
    `)
    expect(printCard(pipelineCard(aPipeline(), { ...view, ...english }))).toMatchInlineSnapshot(`
      "# Pipeline · Sun 1 Nov – Mon 30 Nov
      *Leads 120 → MQL 60 (50%) → SQL 24 (40%) → Won 6 (25%)*
      Leads: 120
      Won value: ₫1.2B
      Median time to first call: 7 minutes
      First-call promises kept: 45 of 50 (90%)
      *By stage*
      New: 40 · 33%
      Researched: 20 · 17%
      Unreachable: 10 · 8%
      Wrong target: 5 · 4%
      Potential: 20 · 17%
      Hot: 14 · 12%
      Won: 6 · 5% · ₫1.2B
      Lost: 5 · 4%
      (chart)
      ~ Counts leads that arrived in the period. Another period: /pipeline week, month, quarter… · Split it: by rep, by source"
    `)
  })

  it('shows a manager every rep', () => {
    const card = printCard(pipelineCard(byRep, view))
    expect(card).toContain('Lan: 70 lead · MQL 40 · SQL 15 · Chốt 4')
    expect(card).toContain('Huy: 30 lead')
    expect(card).toContain('chưa ai nhận: 20 lead')
  })

  it('shows a member their own row and says that there are others', () => {
    const card = printCard(pipelineCard(byRep, { ...view, viewer: member }))
    expect(card).toContain('Lan: 70 lead')
    expect(card).not.toContain('Huy')
    expect(card).toContain('trưởng nhóm thấy từng người')
  })

  it('shows everybody every source', () => {
    const sources = [
      { ...groups[0], key: 'zalo', label: 'zalo', leads: 5, mql: 1, sql: 1, won: 0, amount: 0 },
    ]
    const bySource = aPipeline({ groups: sources, question: { ...byRep.question, by: 'source' } })
    expect(printCard(pipelineCard(bySource, { ...view, viewer: member }))).toContain('Zalo: 5 lead')
  })

  it('has words when nothing came, and no picture', () => {
    const empty = aPipeline({
      leads: 0,
      medianMinutesToFirstCall: null,
      promises: { kept: 0, made: 0 },
    })
    expect(printCard(pipelineCard(empty, { ...view, picture: null }))).toMatchInlineSnapshot(`
      "# Pipeline · CN 1/11 – T2 30/11
      Không có lead nào đến trong thời gian này. Thử /pipeline quý hoặc /pipeline 2026-01-01 2026-03-31.
      ~ Tính trên lead đến trong kỳ. Đổi kỳ: /pipeline tuần, tháng, quý… · Chia theo: theo nhân viên, theo nguồn"
    `)
  })

  it('says so when the picture could not be drawn', () => {
    expect(printCard(pipelineCard(aPipeline(), { ...view, picture: null }))).toContain(
      'không vẽ được biểu đồ',
    )
  })

  it('does not divide by a promise never made', () => {
    const none = aPipeline({ medianMinutesToFirstCall: null, promises: { kept: 0, made: 0 } })
    expect(printCard(pipelineCard(none, view))).toContain('Gọi đúng hẹn: chưa có')
  })
})

describe('the scoring model', () => {
  it('is read by group, with what fades and how', () => {
    expect(printCard(scoringCard(3, aPolicy(), reader))).toMatchInlineSnapshot(`
      "# Cách chấm điểm đang dùng · bản 3
      🔥 Nóng từ 70 · 🌤️ Ấm từ 40 · 🚫 Loại dưới 0 · MQL từ 40
      *Khách là ai · tối đa +60*
      +20 giám đốc · director
      *Khách đã làm gì · tối đa +60*
      +25 xem hết bảng giá · còn một nửa sau 14 ngày · tính nhiều nhất 1 lần · pricing_read
      +10 tải tài liệu · còn một nửa sau 7 ngày · tính nhiều nhất 3 lần · document
      *Điểm trừ · tối đa −100*
      −30 huỷ nhận email · tính nhiều nhất 3 lần · unsubscribed
      −10 im lặng 30 ngày · silent
      ~ Chỉ để xem. Quản trị viên sửa trong baton.yaml rồi áp dụng bằng baton policy apply."
    `)
    expect(printCard(scoringCard(3, aPolicy(), english))).toMatchInlineSnapshot(`
      "# Scoring model in force · version 3
      🔥 Hot from 70 · 🌤️ Warm from 40 · 🚫 Disqualified below 0 · MQL from 40
      *Who they are · at most +60*
      +20 director · director
      *What they did · at most +60*
      +25 read the whole price list · half after 14 days · counts once · pricing_read
      +10 downloaded a document · half after 7 days · counts up to 3 times · document
      *What speaks against · at most −100*
      −30 unsubscribed · counts up to 3 times · unsubscribed
      −10 silent for 30 days · silent
      ~ For reading only. An admin changes baton.yaml and applies it with baton policy apply."
    `)
  })
})

describe('the help', () => {
  it('lists what can be said, in the asker’s language', () => {
    expect(printCard(helpCard(member, reader))).toMatchInlineSnapshot(`
      "# Baton giúp gì được bạn?
      Baton đưa từng lead từ lúc khách để lại thông tin tới khi ký hợp đồng: bấm Nhận lead để nhận, gọi, rồi ghi kết quả. Baton nhắc bạn đúng lúc.
      • /lead 0903123456 — tìm lead theo số, email, tên hoặc #số
      • /lead mới — thêm lead
      • /lead vì sao Minh — từng điểm từ đâu ra
      • /lead lịch sử Minh — mọi việc đã xảy ra
      • /leads — việc của bạn, việc gấp trước
      • /leads @Lan — việc của Lan
      • /leads mở — lead chưa ai nhận
      • /pipeline — số liệu tháng này
      • /pipeline hôm nay, tuần, quý, năm, tháng trước, 2026-11-01 2026-11-15 — kỳ khác
      • /pipeline tuần theo nguồn — chia theo trạng thái, nhân viên hoặc nguồn
      • /scoring — cách chấm điểm đang dùng
      • /baton help — trang này · /baton status — tình trạng hệ thống
      ~ Bạn thấy đủ số điện thoại của lead mình giữ, và số liệu của cả nhóm cùng của riêng mình; số liệu từng người chỉ trưởng nhóm thấy.
      [Việc của tôi] [➕ Thêm lead]"
    `)
    expect(printCard(helpCard(manager, english))).toMatchInlineSnapshot(`
      "# What Baton can do for you
      Baton carries every lead from the first touch to the signed deal: press Claim, call, log how it went. It reminds you at the right minute.
      • /lead 0903123456 — find a lead by phone, mail, name or #number
      • /lead new — add a lead
      • /lead why Minh — where each point comes from
      • /lead history Minh — all that happened
      • /leads — your queue, most urgent first
      • /leads @Lan — Lan’s queue
      • /leads open — what nobody has claimed
      • /pipeline — this month’s numbers
      • /pipeline today, week, quarter, year, last month, 2026-11-01 2026-11-15 — another period
      • /pipeline week by source — split by stage, rep or source
      • /scoring — the scoring model in force
      • /baton help — this page · /baton status — what is late, stuck or failing
      ~ You are a manager: you see every lead’s full contact and each rep’s numbers.
      [My queue] [➕ New lead]"
    `)
  })

  it('answers strange words with the words of that command', () => {
    expect(
      printCard(notUnderstoodCard('/pipeline chuối', 'pipeline', reader)),
    ).toMatchInlineSnapshot(`
      "Mình chưa hiểu “/pipeline chuối”. Thử:
      • /pipeline — số liệu tháng này
      • /pipeline hôm nay, tuần, quý, năm, tháng trước, 2026-11-01 2026-11-15 — kỳ khác
      • /pipeline tuần theo nguồn — chia theo trạng thái, nhân viên hoặc nguồn"
    `)
  })
})

describe('the status', () => {
  it('is short when all is well', () => {
    expect(printCard(statusCard(allWell, reader))).toMatchInlineSnapshot(`
      "# ✅ Mọi thứ chạy tốt
      ✅ PostgreSQL: tốt (17.2)
      ✅ Cuộc gọi đầu đang trễ: 0
      ✅ Lead gửi đến chưa xử lý: 0
      ✅ Lead gửi đến bị từ chối: 0
      ✅ Tin nhắn chờ gửi: 0
      ✅ Tin nhắn gửi lỗi: 0"
    `)
  })

  it('names what is stuck, late or failing', () => {
    const ill = {
      ...allWell,
      parts: [{ name: 'Temporal', ok: false, detail: 'ECONNREFUSED' }],
      failedMessages: 2,
    }
    expect(printCard(statusCard(ill, english))).toMatchInlineSnapshot(`
      "# ⚠️ Something needs a look
      ⚠️ Temporal: failing (ECONNREFUSED)
      ✅ First calls that are late: 0
      ✅ Deliveries not yet processed: 0
      ✅ Deliveries refused: 0
      ✅ Messages waiting to be sent: 0
      ⚠️ Messages that failed: 2"
    `)
  })
})
