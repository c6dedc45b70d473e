import { describe, expect, it } from 'vitest'
import type { Action, LeadVerb } from '../../../../src/bot/core/action.ts'
import type { FormId, FormValues } from '../../../../src/bot/core/form.ts'
import { handle } from '../../../../src/bot/core/handle.ts'
import type { Asker, Inbound } from '../../../../src/bot/core/inbound.ts'
import { listAction } from '../../../../src/bot/core/list-place.ts'
import { aDesk, aManager, anAsker } from '../../../builders/desk.ts'
import { aClaimedLead, aLead, clock, leadId, memberId } from '../../../builders/lead.ts'
import { actionsOf, cardOf, formOf, printCard } from '../../../builders/print.ts'

const click = (action: Action, asker: Asker = anAsker()): Inbound => ({
  kind: 'action',
  id: 'click-1',
  asker,
  action,
})
const press = (verb: LeadVerb, asker?: Asker, id: string = leadId(1)) =>
  click({ kind: 'lead', verb, leadId: id }, asker)
const submit = (form: FormId, values: FormValues, asker: Asker = anAsker()): Inbound => ({
  kind: 'submit',
  id: 'submit-1',
  asker,
  form,
  leadId: form === 'new_lead' ? null : leadId(1),
  context: {},
  values,
})

const all: readonly LeadVerb[] = [
  'claim',
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
]

const inMeeting = aClaimedLead({
  meeting: {
    id: 'm',
    startsAt: clock('10:00', '2026-12-01'),
    endsAt: clock('11:00', '2026-12-01'),
    place: 'Zoom',
    outcome: null,
  },
})

describe('a click', () => {
  it.each(all)('on %s is answered in words or with a form', async (verb) => {
    const { desk } = aDesk({ leads: [inMeeting] })
    const reply = await handle(press(verb), desk)
    expect(['tell', 'form']).toContain(reply.kind)
  })

  it.each(all)('on %s of a lead that is gone says so', async (verb) => {
    const answer = { ok: false, refusal: { code: 'no_such_lead' } } as const
    const { desk } = aDesk({ answer })
    expect(printCard(cardOf(await handle(press(verb), desk)))).toContain('Không tìm thấy lead')
  })

  it('claims with the click’s id, so that a double click is one claim', async () => {
    const { desk, log } = aDesk({ leads: [aClaimedLead()] })
    const reply = await handle(press('claim'), desk)
    expect(log.instructed).toEqual([
      {
        leadId: leadId(1),
        instruction: {
          id: 'click-1',
          by: { memberId: 'lan', role: 'member' },
          wish: { kind: 'claim' },
        },
      },
    ])
    expect(printCard(cardOf(reply))).toContain('Anh Minh là của bạn')
    expect(printCard(cardOf(reply))).toContain('tel:+84901234567')
  })

  it('tells the second who was first, and offers the next lead', async () => {
    const { desk } = aDesk({
      now: clock('09:31') + 400,
      leads: [aClaimedLead(), aLead({ id: leadId(2), honorific: 'chị', name: 'Lê Hà' })],
      answer: {
        ok: false,
        refusal: { code: 'already_claimed', by: memberId('lan'), at: clock('09:31') },
      },
    })
    const huy = anAsker({ memberId: memberId('huy'), name: 'Huy' })
    const card = cardOf(await handle(press('claim', huy), desk))
    expect(printCard(card)).toContain('Lan đã nhận trước bạn 0,4 giây.')
    expect(printCard(card)).toContain('Chị Hà')
    expect(actionsOf(card)).toEqual([`lead|claim|${leadId(2)}`])
  })

  it('opens no form that would be refused whatever was filled in', async () => {
    const { desk } = aDesk({ leads: [aClaimedLead()] })
    const huy = anAsker({ memberId: memberId('huy') })
    expect(printCard(cardOf(await handle(press('log_call', huy), desk)))).toContain(
      'Lead này Lan đang giữ',
    )
    expect(printCard(cardOf(await handle(press('record_meeting'), desk)))).toContain(
      'chưa có buổi hẹn',
    )
  })

  it.each([
    ['log_call', aLead(), 'chưa ai nhận'],
    ['win', aClaimedLead({ stage: 'lost' }), 'đã kết thúc (Mất)'],
    ['bant', aClaimedLead({ disqualified: 'spam' }), 'đã bị loại'],
  ] as const)('on %s says why not', async (verb, lead, why) => {
    const { desk } = aDesk({ leads: [lead] })
    expect(printCard(cardOf(await handle(press(verb), desk)))).toContain(why)
  })

  it('lets a manager hand over a lead nobody has, and anybody report junk', async () => {
    const { desk } = aDesk({ leads: [aLead()] })
    expect(formOf(await handle(press('hand_over', aManager()), desk)).id).toBe('hand_over')
    expect(formOf(await handle(press('junk'), desk)).id).toBe('junk')
  })

  it('says so when there is nobody to hand over to', async () => {
    const { desk } = aDesk({ leads: [aClaimedLead()], members: [] })
    expect(printCard(cardOf(await handle(press('hand_over'), desk)))).toContain('chưa có ai khác')
  })

  it('shows a colleague the lead with its contact masked', async () => {
    const { desk } = aDesk({ leads: [aClaimedLead()] })
    const huy = anAsker({ memberId: memberId('huy') })
    expect(printCard(cardOf(await handle(press('show', huy), desk)))).not.toContain('901234567')
    expect(printCard(cardOf(await handle(press('show', aManager()), desk)))).toContain('901234567')
  })

  it('turns the page in place', async () => {
    const leads = Array.from({ length: 11 }, (_, n) =>
      aClaimedLead({ id: leadId(n + 1), number: n }),
    )
    const { desk } = aDesk({ leads })
    const page = (list: 'queue' | 'open' | 'hits' | 'history', of: string) =>
      handle(click({ kind: 'page', list, of, page: 1 }), desk)
    const queue = await page('queue', 'lan')
    expect(queue.kind).toBe('redraw')
    expect(printCard(cardOf(queue))).toContain('Trang 2/2 · 11 mục')
    expect(printCard(cardOf(await page('hits', 'Minh')))).toContain('Trang 2/2')
    expect(printCard(cardOf(await page('open', '')))).toContain('Chưa ai nhận: 0 lead')
    expect(printCard(cardOf(await page('history', leadId(1))))).toContain('Lịch sử')
    expect(printCard(cardOf(await page('queue', 'gone')))).toContain('Không tìm thấy người này')
    expect(printCard(cardOf(await page('history', 'no-id')))).toContain('Không tìm thấy lead')
  })

  it('draws an opening’s list anew for whoever asks, and none that is not there', async () => {
    const { desk } = aDesk({ leads: [aLead(), aClaimedLead({ id: leadId(2) })] })
    const at = { opening: clock('08:00'), platform: 'teams', place: '19:x@thread.tacv2', part: 0 }
    const shown = await handle(click(listAction(at)), desk)
    expect(shown.kind).toBe('redraw')
    expect(printCard(cardOf(shown))).toContain('2 lead chờ từ tối qua')
    expect(cardOf(shown).self?.action).toEqual(listAction(at))
    const nonsense = click({ kind: 'page', list: 'opening', of: 'x', page: 0 })
    expect(printCard(cardOf(await handle(nonsense, desk)))).toContain('Không tìm thấy lead')
    const gone = handle(click(listAction(at)), aDesk().desk)
    expect(printCard(cardOf(await gone))).toContain('Không tìm thấy lead')
  })
})

describe('a form', () => {
  it('is kept before the journey is asked, under the click’s id', async () => {
    const { desk, log } = aDesk({ leads: [aClaimedLead()] })
    const values = { outcome: 'no_answer', note: 'gọi lại chiều' }
    await handle(submit('log_call', values), desk)
    expect(log.order).toEqual(['keep log_call', 'instruct log_call'])
    expect(log.kept).toEqual([
      { id: 'submit-1', form: 'log_call', leadId: leadId(1), memberId: 'lan', values },
    ])
    expect(log.instructed[0]?.instruction).toEqual({
      id: 'submit-1',
      submissionId: 'submit-1',
      by: { memberId: 'lan', role: 'member' },
      wish: { kind: 'log_call', outcome: 'no_answer' },
    })
  })

  it('with mistakes stays open and changes nothing', async () => {
    const { desk, log } = aDesk({ leads: [aClaimedLead()] })
    expect(await handle(submit('win', { amount: '' }), desk)).toMatchObject({
      kind: 'form_errors',
      errors: { amount: 'Ghi giá trị hợp đồng, ví dụ 500 triệu.' },
    })
    expect(log.order).toEqual([])
  })

  it('of a call that reached the buyer goes on to the open questions', async () => {
    const { desk } = aDesk({ leads: [aClaimedLead()] })
    const form = formOf(await handle(submit('log_call', { outcome: 'reached' }), desk))
    expect(form.id).toBe('bant')
    expect(form.leadId).toBe(leadId(1))
  })

  it('of a call that reached the buyer is done when nothing is open', async () => {
    const known = { value: 'clear', holds: true, from: 'lan' }
    const bant = { need: known, budget: known, authority: known, timing: known }
    const { desk } = aDesk({ leads: [aClaimedLead({ bant })] })
    const reply = await handle(submit('log_call', { outcome: 'reached' }), desk)
    expect(printCard(cardOf(reply))).toContain('Đã ghi cuộc gọi với anh Minh: Gặp được khách')
  })

  it('says what comes next', async () => {
    const { desk } = aDesk({
      leads: [aClaimedLead()],
      answer: {
        ok: true,
        stage: 'new',
        ownerId: memberId('lan'),
        nextStep: { kind: 'call', attempt: 2, dueAt: clock('15:00') },
      },
    })
    const reply = await handle(submit('log_call', { outcome: 'busy' }), desk)
    expect(printCard(cardOf(reply))).toBe(
      'Đã ghi cuộc gọi với anh Minh: Máy bận · Trạng thái: Mới · tiếp theo: gọi lần 2 lúc 15:00 hôm nay',
    )
  })

  it.each([
    ['bant', { need: 'clear' }, 'Đã ghi BANT của anh Minh'],
    [
      'book_meeting',
      { date: '2026-12-02', time: '10:00', minutes: '60', place: 'Zoom' },
      'Đã đặt lịch hẹn với anh Minh',
    ],
    ['record_meeting', { outcome: 'cancelled' }, 'Đã ghi buổi hẹn với anh Minh: Huỷ hẹn'],
    ['set_stage', { stage: 'hot' }, 'Đã đổi trạng thái của anh Minh'],
    [
      'set_stage',
      { stage: 'wrong_target', reason: 'too_small' },
      'Anh Minh được ghi là sai đối tượng: Quy mô quá nhỏ',
    ],
    ['hand_over', { to: 'huy' }, 'Đã giao anh Minh cho Huy'],
    ['win', { amount: '500 triệu' }, 'Chốt được anh Minh!'],
    ['lose', { reason: 'price' }, 'Đã ghi mất anh Minh: Giá cao'],
    ['junk', { reason: 'spam' }, 'Đã loại anh Minh: Spam'],
  ] as const)('%s is confirmed in words', async (form, values, words) => {
    const { desk } = aDesk({ leads: [inMeeting] })
    expect(printCard(cardOf(await handle(submit(form, values), desk)))).toContain(words)
  })

  it('that the journey refuses says why', async () => {
    const { desk } = aDesk({
      leads: [aClaimedLead()],
      answer: { ok: false, refusal: { code: 'not_owner', owner: memberId('huy') } },
    })
    const reply = await handle(submit('lose', { reason: 'price' }), desk)
    expect(printCard(cardOf(reply))).toContain('Lead này Huy đang giữ')
  })

  it('about a lead that is gone says so', async () => {
    const { desk, log } = aDesk()
    const reply = await handle(submit('lose', { reason: 'price' }), desk)
    expect(printCard(cardOf(reply))).toContain('Không tìm thấy lead')
    expect(log.order).toEqual([])
  })

  it('of a new lead goes the way of every lead', async () => {
    const { desk, log } = aDesk()
    const values = { name: 'Hà', phone: '0903123456', source: 'zalo' }
    const reply = await handle(submit('new_lead', values), desk)
    expect(log.takenIn).toEqual([
      { id: 'submit-1', by: { memberId: 'lan', role: 'member' }, values },
    ])
    expect(actionsOf(cardOf(reply))).toEqual([`lead|show|${leadId(77)}`])
    expect(await handle(submit('new_lead', { name: 'Hà' }), desk)).toMatchObject({
      kind: 'form_errors',
    })
  })
})

describe('the home page', () => {
  it('is the asker’s own, of this month in their zone', async () => {
    const { desk, log } = aDesk({ leads: [aClaimedLead()] })
    const reply = await handle({ kind: 'home', id: 'h', asker: anAsker() }, desk)
    expect(printCard(cardOf(reply))).toContain('Chào Lan!')
    expect(log.asked).toEqual([
      { from: clock('00:00', '2026-11-01'), to: clock('00:00', '2026-12-01'), by: 'rep' },
    ])
  })
})
