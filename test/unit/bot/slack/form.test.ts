import { describe, expect, it } from 'vitest'
import type { Field, Form } from '../../../../src/bot/core/form.ts'
import { BeyondLimit } from '../../../../src/bot/slack/limits.ts'
import { parseView } from '../../../../src/bot/slack/parse/view.ts'
import { modalOf } from '../../../../src/bot/slack/render/form.ts'
import { leadId } from '../../../builders/lead.ts'

const formOf = (fields: readonly Field[], over: Partial<Form> = {}): Form => ({
  id: 'log_call',
  leadId: leadId(1),
  context: { meeting: 'm1' },
  title: 'Kết quả gọi',
  submit: 'Lưu',
  cancel: 'Thôi',
  fields,
  ...over,
})
const note: Field = { kind: 'note', text: ['Xin chào'] }
const choice = (count: number, look: 'radio' | 'select'): Field => ({
  kind: 'choice',
  name: 'to',
  label: 'Cho ai',
  optional: false,
  look,
  options: Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Người ${at}` })),
  initial: 'v1',
})
const elementOf = (field: Field) => {
  const [block] = modalOf(formOf([field])).blocks
  return block !== undefined && 'element' in block ? block.element : null
}

describe('a form in Slack', () => {
  it('carries the lead and what it is about, and gives them back with the answers', () => {
    const view = modalOf(formOf([choice(3, 'select')]))
    const sent = parseView({
      user: { id: 'U0LAN' },
      view: {
        ...view,
        id: 'V1',
        hash: 'h',
        state: { values: { to: { value: { selected_option: { value: 'v2' } } } } },
      },
    })
    expect(sent).toMatchObject({
      userId: 'U0LAN',
      fields: ['to'],
      inbound: {
        form: 'log_call',
        leadId: leadId(1),
        context: { meeting: 'm1' },
        values: { to: 'v2' },
      },
    })
  })

  it('says a title too long for Slack whole in the first line', () => {
    const title = 'Kết quả cuộc gọi với anh Minh'
    const { title: short, blocks } = modalOf(formOf([note], { title }))
    expect(short.text).toBe('Kết quả cuộc gọi với an…')
    expect(blocks[0]).toMatchObject({ text: { text: `*${title}*` } })
  })

  it('draws up to ten choices in view, more as a list, and beyond a hundred in groups', () => {
    expect(elementOf(choice(10, 'radio'))).toMatchObject({ type: 'radio_buttons' })
    expect(elementOf(choice(11, 'radio'))).toMatchObject({
      type: 'static_select',
      initial_option: { value: 'v1' },
    })
    expect(elementOf(choice(101, 'select'))).toMatchObject({
      option_groups: [{ label: { text: '1–100' } }, { label: { text: '101–101' } }],
    })
  })

  it('says that there is nothing to choose from, where Slack would refuse the form', () => {
    expect(modalOf(formOf([choice(0, 'select')])).blocks).toMatchObject([
      { type: 'section', text: { text: 'Cho ai: —' } },
    ])
  })

  it('goes on in the second line of a long choice', () => {
    const label = `${'a'.repeat(75)}${'b'.repeat(20)}`
    const field: Field = { ...choice(1, 'select'), options: [{ value: 'v', label }] } as Field
    expect(elementOf(field)).toMatchObject({
      options: [{ text: { text: 'a'.repeat(75) }, description: { text: 'b'.repeat(20) } }],
    })
  })

  it('gives room to what is prefilled', () => {
    const field: Field = {
      kind: 'text',
      name: 'note',
      label: 'Ghi chú',
      optional: true,
      multiline: true,
      maxLength: 5,
      initial: 'dài hơn năm chữ',
    }
    expect(elementOf(field)).toMatchObject({ max_length: 15, initial_value: 'dài hơn năm chữ' })
  })

  it.each<[string, Form]>([
    ['privateMetadata is 3', formOf([note], { context: { a: 'x'.repeat(3_000) } })],
    ['viewBlocks is 101, Slack takes 100', formOf(Array.from({ length: 101 }, () => note))],
    ['modalButton is 25, Slack takes 24', formOf([note], { submit: 'x'.repeat(25) })],
  ])('is refused by name: %s', (reason, form) => {
    expect(() => modalOf(form)).toThrow(BeyondLimit)
    expect(() => modalOf(form)).toThrow(reason)
  })
})
