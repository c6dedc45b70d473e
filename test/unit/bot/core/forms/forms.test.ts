import { describe, expect, it } from 'vitest'
import type { FormValues } from '../../../../../src/bot/core/form.ts'
import { type LeadFormId, leadForms } from '../../../../../src/bot/core/forms/index.ts'
import {
  type FormFacts,
  filledIn,
  type Reading,
} from '../../../../../src/bot/core/forms/lead-form.ts'
import { slots } from '../../../../../src/bot/core/forms/moment.ts'
import { newLeadForm, readNewLead } from '../../../../../src/bot/core/forms/new-lead.ts'
import type { LeadRecord } from '../../../../../src/domain/lead/record.ts'
import { aClaimedLead, clock, team } from '../../../../builders/lead.ts'
import { aPolicy } from '../../../../builders/policy.ts'
import { printForm } from '../../../../builders/print.ts'

const facts = (lead: Partial<LeadRecord> = {}, over: Partial<FormFacts> = {}): FormFacts => ({
  lead: aClaimedLead(lead),
  members: team,
  policy: aPolicy(),
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  now: clock('09:40'),
  seesContact: true,
  ...over,
})

const build = (form: LeadFormId, lead: Partial<LeadRecord> = {}, over: Partial<FormFacts> = {}) =>
  leadForms[form].build(facts(lead, over))
const read = (form: LeadFormId, values: FormValues, over: Partial<FormFacts> = {}) =>
  leadForms[form].read(values, facts({}, over))
const wish = (reading: Reading<unknown>) => (reading.ok ? reading.value : reading)
const errors = (reading: Reading<unknown>) => (reading.ok ? reading : reading.errors)

const allForms: readonly LeadFormId[] = [
  'log_call',
  'bant',
  'book_meeting',
  'record_meeting',
  'set_stage',
  'hand_over',
  'win',
  'lose',
  'junk',
]

describe('every form', () => {
  it.each(['vi', 'en'] as const)('reads in %s', (language) => {
    const printed = allForms.map((form) => printForm(build(form, {}, { language })))
    expect([...printed, printForm(newLeadForm({ language }))].join('\n\n')).toMatchSnapshot()
  })

  it.each(allForms)('%s carries its lead and says what is wrong with nothing filled in', (form) => {
    expect(build(form).leadId).toBe(facts().lead.id)
    for (const language of ['vi', 'en'] as const) {
      expect(Object.keys(errors(read(form, {}, { language })))).not.toEqual([])
    }
  })

  it.each(allForms)('%s points its complaints at fields that are there', (form) => {
    const names = build(form).fields.flatMap((field) => ('name' in field ? [field.name] : []))
    expect(names).toEqual(expect.arrayContaining(Object.keys(errors(read(form, {})))))
  })

  it.each(allForms)('%s fits a dialog: a title of 24 characters, options of 75', (form) => {
    for (const language of ['vi', 'en'] as const) {
      const { title, submit, cancel, fields } = build(form, {}, { language })
      for (const word of [title, submit, cancel]) expect(word.length).toBeLessThanOrEqual(24)
      const labels = fields.flatMap((field) => (field.kind === 'choice' ? field.options : []))
      for (const { label } of labels) expect(label.length).toBeLessThanOrEqual(75)
    }
  })

  it('keeps to the hundred options of a list', () => {
    expect(slots(15).length).toBeLessThan(100)
    expect([slots(15)[0]?.value, slots(15).at(-1)?.value]).toEqual(['07:00', '21:00'])
  })

  it('takes what a required field started with when the platform sends nothing for it', () => {
    const { context } = build('book_meeting')
    expect(filledIn({ time: '10:00', place: ' ' }, context)).toEqual({
      date: '2026-12-01',
      minutes: '60',
      time: '10:00',
    })
  })
})

describe('logging a call', () => {
  it.each(['reached', 'no_answer', 'busy', 'wrong_number', 'number_dead', 'do_not_call'])(
    'takes %s',
    (outcome) => {
      expect(wish(read('log_call', { outcome, note: 'x' }))).toEqual({ kind: 'log_call', outcome })
    },
  )

  it('takes the day and time of a call back', () => {
    const values = { outcome: 'call_back_at', date: '2026-12-02', time: '14:15' }
    expect(wish(read('log_call', values))).toEqual({
      kind: 'log_call',
      outcome: 'call_back_at',
      callBackAt: clock('14:15', '2026-12-02'),
    })
  })

  it('takes no date for today, in the rep’s zone', () => {
    expect(wish(read('log_call', { outcome: 'call_back_at', time: '15:00' }))).toMatchObject({
      callBackAt: clock('15:00'),
    })
  })

  it.each([
    [{ outcome: 'call_back_at' }, { time: 'Chọn giờ.' }],
    [
      { outcome: 'call_back_at', time: '08:00' },
      { time: '08:00 hôm nay đã qua rồi. Chọn giờ sắp tới.' },
    ],
    [
      { outcome: 'call_back_at', date: '2026-11-01', time: '08:00' },
      { date: '08:00 CN 1/11 đã qua rồi. Chọn giờ sắp tới.' },
    ],
    [
      { outcome: 'call_back_at', date: '31/12', time: '08:00' },
      { date: 'Không đọc được ngày này. Chọn lại ngày nhé.' },
    ],
    [
      { outcome: 'no_answer', time: '15:00' },
      { time: 'Muốn hẹn giờ này thì chọn “Hẹn gọi lại”, không thì bỏ trống ngày giờ.' },
    ],
    [{ outcome: 'shouted' }, { outcome: 'Chọn một mục trong danh sách.' }],
  ])('refuses %j', (values, expected) => {
    expect(errors(read('log_call', values))).toEqual(expected)
  })

  it('shows the number only to those who may see it', () => {
    expect(JSON.stringify(build('log_call', {}, { seesContact: false }))).not.toContain('234567')
  })
})

describe('the BANT form', () => {
  const answer = (value: string) => ({ value, holds: true, from: 'lan' })

  it('asks only what is still open', () => {
    const form = build('bant', { bant: { need: answer('clear'), budget: answer('over_1b') } })
    const asked = form.fields.flatMap((field) => (field.kind === 'choice' ? [field.name] : []))
    expect(asked).toEqual(['authority', 'timing'])
  })

  it('asks again what was not known', () => {
    const form = build('bant', { bant: { need: { value: 'unknown', holds: false, from: 'lan' } } })
    expect(form.fields.some((field) => 'name' in field && field.name === 'need')).toBe(true)
  })

  it('shows all four, filled in, when nothing is open', () => {
    const bant = {
      need: answer('clear'),
      budget: answer('over_1b'),
      authority: answer('decides'),
      timing: answer('this_month'),
    }
    const started = build('bant', { bant }).fields.flatMap((field) =>
      field.kind === 'choice' ? [field.initial] : [],
    )
    expect(started).toEqual(['clear', 'over_1b', 'decides', 'this_month'])
  })

  it.each([
    ['need', { message: 'Xin báo giá gói 50 người' }, 'clear'],
    ['need', { message: 'Tìm hiểu thêm' }, 'vague'],
    ['need', { message: null }, undefined],
    ['authority', { title: 'Phó giám đốc' }, 'decides'],
    ['authority', { title: 'Trưởng phòng mua hàng' }, 'influences'],
    ['authority', { title: 'Nhân viên' }, undefined],
    ['timing', { timing: 'this_quarter' }, 'this_quarter'],
    ['timing', { timing: null, message: 'Cần gấp trong tuần này' }, 'this_month'],
    ['timing', { timing: null, message: 'Chung quy là cần' }, undefined],
    [
      'budget',
      { budget: { min: { amount: 0, currency: 'VND' }, max: { amount: 1e8, currency: 'VND' } } },
      'under_100m',
    ],
    ['budget', { budget: { min: { amount: 3e8, currency: 'VND' }, max: null } }, '100m_500m'],
    ['budget', { budget: { min: { amount: 2e9, currency: 'VND' }, max: null } }, 'over_1b'],
    ['budget', { budget: { min: { amount: 5e4, currency: 'USD' }, max: null } }, undefined],
  ] as const)('starts %s from what the buyer wrote: %j', (question, lead, expected) => {
    const field = build('bant', lead).fields.find((one) => 'name' in one && one.name === question)
    expect(field?.kind === 'choice' ? field.initial : 'absent').toBe(expected)
  })

  it('says for each answer whether it speaks for a sale', () => {
    const values = { need: 'clear', budget: 'none', authority: 'influences', timing: 'this_year' }
    expect(wish(read('bant', values))).toEqual({
      kind: 'answer_bant',
      answers: {
        need: { value: 'clear', holds: true },
        budget: { value: 'none', holds: false },
        authority: { value: 'influences', holds: false },
        timing: { value: 'this_year', holds: true },
      },
    })
  })

  it('refuses an answer that is none and a form without any', () => {
    expect(errors(read('bant', { need: 'toString' }))).toEqual({
      need: 'Chọn một mục trong danh sách.',
    })
    expect(errors(read('bant', { note: 'x' }))).toEqual({
      note: 'Trả lời ít nhất một câu, hoặc bấm Đóng nếu chưa biết gì thêm.',
    })
  })
})

describe('booking a meeting', () => {
  it('starts from the next day on which the team works', () => {
    const friday = { now: clock('16:00', '2026-12-04') }
    const date = build('book_meeting', {}, friday).fields.find((field) => field.kind === 'date')
    expect(date?.initial).toBe('2026-12-07')
  })

  it('takes date, slot, length and place', () => {
    const values = { date: '2026-12-02', time: '10:30', minutes: '45', place: 'Zoom' }
    expect(wish(read('book_meeting', values))).toEqual({
      kind: 'book_meeting',
      startsAt: clock('10:30', '2026-12-02'),
      minutes: 45,
    })
  })

  it('reads the slot in the rep’s own zone', () => {
    const values = { date: '2026-12-02', time: '10:30', minutes: '60', place: 'Zoom' }
    expect(wish(read('book_meeting', values, { zone: 'Europe/Berlin' }))).toMatchObject({
      startsAt: Date.parse('2026-12-02T10:30:00+01:00'),
    })
  })

  it('names everything that is missing at once', () => {
    expect(errors(read('book_meeting', {}))).toEqual({
      time: 'Chọn giờ.',
      minutes: 'Chọn một mục trong danh sách.',
      place: 'Ghi địa điểm hoặc link họp.',
    })
  })
})

describe('recording a meeting', () => {
  it.each(['held', 'no_show', 'cancelled'])('takes %s', (outcome) => {
    expect(wish(read('record_meeting', { outcome }))).toEqual({ kind: 'record_meeting', outcome })
  })

  it('takes the new time of one that moved, and asks for it', () => {
    const values = { outcome: 'moved', date: '2026-12-05', time: '09:00' }
    expect(wish(read('record_meeting', values))).toMatchObject({
      movedTo: clock('09:00', '2026-12-05'),
    })
    expect(errors(read('record_meeting', { outcome: 'moved' }))).toEqual({ time: 'Chọn giờ.' })
  })

  it('asks about a time beside another outcome', () => {
    expect(errors(read('record_meeting', { outcome: 'held', date: '2026-12-05' }))).toEqual({
      date: 'Muốn đổi sang giờ này thì chọn “Dời lịch”, không thì bỏ trống ngày giờ.',
    })
  })
})

describe('changing the stage', () => {
  it('sets it, or the wrong target with its reason', () => {
    expect(wish(read('set_stage', { stage: 'hot' }))).toEqual({ kind: 'set_stage', stage: 'hot' })
    expect(wish(read('set_stage', { stage: 'wrong_target', reason: 'too_small' }))).toEqual({
      kind: 'wrong_target',
      reason: 'too_small',
    })
  })

  it.each([
    [{ stage: 'wrong_target' }, { reason: 'Chọn lý do sai đối tượng.' }],
    [{ stage: 'won' }, { stage: 'Chọn một mục trong danh sách.' }],
    [
      { stage: 'hot', reason: 'other' },
      { reason: 'Lý do chỉ dùng cho “Sai đối tượng”. Bỏ trống hoặc đổi trạng thái.' },
    ],
  ])('refuses %j', (values, expected) => {
    expect(errors(read('set_stage', values))).toEqual(expected)
  })
})

describe('handing over', () => {
  it('offers those who sell, but for the owner', () => {
    const field = build('hand_over').fields.find((one) => one.kind === 'choice')
    expect(field?.options.map(({ label }) => label)).toEqual(['Huy', 'Trần Thị Mai'])
  })

  it('takes one of them and nobody else', () => {
    expect(wish(read('hand_over', { to: 'huy' }))).toEqual({ kind: 'hand_over', to: 'huy' })
    expect(errors(read('hand_over', { to: 'lan' }))).toEqual({
      to: 'Chọn một mục trong danh sách.',
    })
  })
})

describe('winning and losing', () => {
  it.each([
    ['500 triệu', 500_000_000],
    ['1,2 tỷ', 1_200_000_000],
    ['85tr', 85_000_000],
    ['85.000.000', 85_000_000],
  ])('reads %s as people write it', (amount, dong) => {
    expect(wish(read('win', { amount }))).toEqual({ kind: 'win', amount: dong })
  })

  it.each([
    ['nhiều lắm', 'Không hiểu “nhiều lắm”. Ghi kiểu 500 triệu, 1,2 tỷ hoặc 85.000.000.'],
    ['500', '“500” là bao nhiêu? Ghi kèm đơn vị, ví dụ 500 triệu.'],
    ['500 triệu - 1 tỷ', 'Ghi một con số, không ghi khoảng.'],
    ['20.000 USD', 'Ghi bằng VND.'],
  ])('says what is wrong with %s', (amount, expected) => {
    expect(errors(read('win', { amount }))).toEqual({ amount: expected })
  })

  it('takes the reason of a loss and of junk', () => {
    expect(wish(read('lose', { reason: 'price' }))).toEqual({ kind: 'lose', reason: 'price' })
    expect(wish(read('junk', { reason: 'spam' }))).toEqual({ kind: 'disqualify', reason: 'spam' })
  })

  it('leaves the minimum to the score', () => {
    expect(errors(read('junk', { reason: 'below_minimum' }))).toEqual({
      reason: 'Chọn một mục trong danh sách.',
    })
  })
})

describe('a typed lead', () => {
  const typed = (values: FormValues) => readNewLead(values, { language: 'vi' })

  it('is taken with a name and one way to reach them', () => {
    expect(typed({ name: 'Hà', phone: '0903 123 456' }).ok).toBe(true)
    expect(typed({ name: 'Hà', email: 'ha@congty.vn' }).ok).toBe(true)
  })

  it.each([
    [{ phone: '0903123456' }, { name: 'Ghi tên khách.' }],
    [{ name: 'Hà' }, { phone: 'Cần số điện thoại hoặc email.' }],
    [{ name: 'Hà', phone: '123' }, { phone: 'Số điện thoại chưa đúng. Ví dụ: 0903 123 456.' }],
    [
      { name: 'Hà', phone: '0903123456', email: 'ha@' },
      { email: 'Địa chỉ email chưa đúng. Ví dụ: minh@congty.vn.' },
    ],
  ])('is refused: %j', (values, expected) => {
    expect(errors(typed(values))).toEqual(expected)
  })
})
