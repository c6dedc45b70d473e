import { describe, expect, it } from 'vitest'
import {
  type RefusalView,
  refusalCard,
  refusalWords,
} from '../../../../../src/bot/core/views/refusal-card.ts'
import type { Refusal, RefusalCode } from '../../../../../src/domain/lead/refusal.ts'
import { aLead, clock, leadId, memberId, team } from '../../../../builders/lead.ts'
import { actionsOf, printCard } from '../../../../builders/print.ts'

const now = clock('09:31')
const other = leadId(2)

/** Every code there is: a new one does not compile until it is here. */
const refusals: { readonly [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
  already_claimed: { code: 'already_claimed', by: memberId('lan'), at: now - 400 },
  closed: { code: 'closed', stage: 'lost' },
  disqualified: { code: 'disqualified' },
  not_disqualified: { code: 'not_disqualified' },
  not_owner: { code: 'not_owner', owner: memberId('lan') },
  not_claimed: { code: 'not_claimed' },
  managers_only: { code: 'managers_only' },
  no_such_lead: { code: 'no_such_lead' },
  no_such_member: { code: 'no_such_member' },
  same_owner: { code: 'same_owner' },
  no_meeting: { code: 'no_meeting' },
  meeting_not_over: { code: 'meeting_not_over', startsAt: clock('14:00') },
  time_in_past: { code: 'time_in_past', at: clock('08:00') },
  stage_needs_form: { code: 'stage_needs_form', stage: 'won' },
  same_stage: { code: 'same_stage', stage: 'hot' },
  not_closed: { code: 'not_closed' },
  lead_moved: { code: 'lead_moved', into: other },
}

const view = (over: Partial<RefusalView> = {}): RefusalView => ({
  members: team,
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  now,
  asker: { memberId: 'huy' },
  ...over,
})

describe('a refusal', () => {
  it('says why and what to do, for every code and in both languages', () => {
    const words = Object.values(refusals).map(
      (refusal) =>
        `${refusal.code}\n  ${refusalWords(refusal, view())}\n  ${refusalWords(refusal, view({ language: 'en' }))}`,
    )
    expect(words.join('\n')).toMatchInlineSnapshot(`
      "already_claimed
        Lan đã nhận trước bạn 0,4 giây.
        Lan claimed it 0.4 seconds before you.
      closed
        Lead này đã kết thúc (Mất). Muốn làm tiếp thì mở lại trước.
        This lead is closed (Lost). Reopen it first to go on.
      disqualified
        Lead này đã bị loại. Nếu nhầm, khôi phục trước rồi làm tiếp.
        This lead is disqualified. If that is a mistake, restore it first.
      not_disqualified
        Lead này không bị loại nên không cần khôi phục.
        This lead is not disqualified, so there is nothing to restore.
      not_owner
        Lead này Lan đang giữ. Nhờ Lan hoặc trưởng nhóm giao lại cho bạn.
        This lead is with Lan. Ask Lan or a manager to hand it to you.
      not_claimed
        Lead này chưa ai nhận. Nhận lead trước rồi làm tiếp.
        Nobody has claimed this lead yet. Claim it first.
      managers_only
        Việc này chỉ trưởng nhóm làm được. Nhắn trưởng nhóm của bạn nhé.
        Only a manager can do this. Please ask yours.
      no_such_lead
        Không tìm thấy lead này nữa. Thử tìm lại bằng /lead và số điện thoại hoặc tên.
        This lead is not there any more. Search again with /lead and a phone number or name.
      no_such_member
        Không tìm thấy người này trong đội bán hàng. Gõ /leads @tên, hoặc nhờ trưởng nhóm thêm vào baton.yaml.
        This person is not in the sales team. Try /leads @name, or ask a manager to add them to baton.yaml.
      same_owner
        Người đó đang giữ lead này rồi. Chọn người khác nhé.
        That person already has this lead. Choose somebody else.
      no_meeting
        Lead này chưa có buổi hẹn nào. Đặt lịch hẹn trước nhé.
        This lead has no meeting yet. Book one first.
      meeting_not_over
        Buổi hẹn 14:00 hôm nay chưa bắt đầu. Ghi kết quả sau khi gặp, hoặc chọn Dời lịch hay Huỷ hẹn.
        The meeting at 14:00 today has not begun. Record it afterwards, or choose Moved or Cancelled.
      time_in_past
        08:00 hôm nay đã qua rồi. Chọn một giờ sắp tới nhé.
        08:00 today is already past. Choose a time ahead.
      stage_needs_form
        Không chuyển thẳng sang Chốt được: dùng đúng nút (Chốt, Báo mất, Ghi kết quả gọi) để ghi đủ thông tin.
        Won can’t be set directly: use its own button (Won, Lost, Log call) so that nothing is missing.
      same_stage
        Lead đang ở trạng thái Nóng rồi. Chọn trạng thái khác nhé.
        The lead is already at stage Hot. Choose another one.
      not_closed
        Lead này vẫn đang mở nên không cần mở lại.
        This lead is still open, so there is nothing to reopen.
      lead_moved
        Lead này đã gộp vào một lead khác của cùng khách. Mở lead đó để làm tiếp.
        This lead was merged into another of the same buyer. Open that one to go on."
    `)
  })

  it('offers who came second the next lead', () => {
    const next = aLead({ id: other, name: 'Lê Thu Hà', honorific: 'chị', company: null, score: 81 })
    const card = refusalCard(refusals.already_claimed, view({ next }))
    expect(printCard(card)).toMatchInlineSnapshot(`
      "Lan đã nhận trước bạn 0,4 giây.
      ~ Lead kế tiếp: 🔥 NÓNG · 81 — Chị Hà
      [✋ Nhận lead!]"
    `)
    expect(actionsOf(card)).toEqual([`lead|claim|${other}`])
  })

  it('tells the winner of a double click that the lead is theirs', () => {
    const mine = view({ asker: { memberId: 'lan' } })
    expect(refusalWords(refusals.already_claimed, mine)).toContain('bạn đang giữ rồi')
  })

  it('says when, to somebody who clicks an old card', () => {
    const late = view({ now: now + 3_600_000 })
    expect(refusalWords(refusals.already_claimed, late)).toBe('Lan đã nhận lead này lúc 09:30.')
  })

  it.each([
    ['not_claimed', 'claim'],
    ['disqualified', 'restore'],
    ['closed', 'reopen'],
    ['no_meeting', 'book_meeting'],
  ] as const)('has the button that mends %s', (code, verb) => {
    const lead = aLead()
    expect(actionsOf(refusalCard(refusals[code], view({ lead })))).toEqual([
      `lead|${verb}|${lead.id}`,
    ])
  })

  it('leads to the lead it was merged into', () => {
    expect(actionsOf(refusalCard(refusals.lead_moved, view()))).toEqual([`lead|show|${other}`])
  })
})
