import type { Card } from '../../../src/bot/core/card.ts'
import type { Form } from '../../../src/bot/core/form.ts'
import { leadId } from '../../builders/lead.ts'

/** "A card" with a claim button and a "⋯". */
export const aCard = (words = 'Nguyễn Văn Minh · An Phát'): Card => ({
  fallback: words,
  blocks: [
    { kind: 'header', text: words },
    { kind: 'facts', facts: [{ label: 'Điện thoại', value: ['+84 90• ••• •67'] }] },
    {
      kind: 'buttons',
      buttons: [
        { kind: 'button', label: 'Nhận lead', action: lead('claim'), style: 'primary' },
        { kind: 'button', label: 'Ghi kết quả gọi', action: lead('log_call') },
        {
          kind: 'menu',
          label: 'Khác',
          items: [
            { label: 'Lead rác', action: lead('junk') },
            { label: 'Vì sao?', action: lead('why') },
          ],
        },
      ],
    },
  ],
})

export const lead = (verb: 'claim' | 'log_call' | 'junk' | 'why') =>
  ({ kind: 'lead', verb, leadId: leadId(1) }) as const

export const note = (words: string): Card => ({
  fallback: words,
  blocks: [{ kind: 'text', text: [words] }],
})

export const aForm = (over: Partial<Form> = {}): Form => ({
  id: 'log_call',
  leadId: leadId(1),
  context: { meeting: 'm1' },
  title: 'Kết quả gọi',
  submit: 'Lưu',
  cancel: 'Thôi',
  fields: [
    { kind: 'note', text: ['Gọi cho ', { bold: 'anh Minh' }] },
    {
      kind: 'choice',
      name: 'outcome',
      label: 'Cuộc gọi thế nào?',
      optional: false,
      look: 'radio',
      options: [
        { value: 'reached', label: 'Gặp được khách' },
        { value: 'no_answer', label: 'Không nghe máy' },
      ],
    },
    { kind: 'date', name: 'again', label: 'Gọi lại', optional: true, initial: '2026-12-01' },
    {
      kind: 'text',
      name: 'note',
      label: 'Ghi chú',
      optional: true,
      multiline: true,
      maxLength: 500,
      initial: 'gặp buổi sáng',
    },
  ],
  ...over,
})
