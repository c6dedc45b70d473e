import { describe, expect, it } from 'vitest'
import type { Action } from '../../../../src/bot/core/action.ts'
import type { Block, Card, Text } from '../../../../src/bot/core/card.ts'
import { blocksOf, fallbackOf } from '../../../../src/bot/slack/render/card.ts'
import { withPlainContacts } from '../../../../src/bot/slack/render/local-page.ts'
import { split } from '../../../../src/bot/slack/render/split.ts'
import { mrkdwn } from '../../../../src/bot/slack/render/text.ts'
import { leadId } from '../../../builders/lead.ts'

const cardOf = (...blocks: Block[]): Card => ({ fallback: 'x', blocks })
const claim: Action = { kind: 'lead', verb: 'claim', leadId: leadId(1) }
const items = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `Việc ${at + 1}`, action: claim }))

describe('a text in Slack', () => {
  it.each<[string, Text, string]>([
    [
      'calls nobody that a stranger wrote',
      ['<!channel> & <@U1>'],
      '&lt;!channel&gt; &amp; &lt;@U1&gt;',
    ],
    [
      'is bold without its outer blanks, line by line',
      [{ bold: ' Anh Minh \nAn Phát' }],
      ' *Anh Minh* \n*An Phát*',
    ],
    ['does not end bold early', [{ bold: '5 * 3' }], '*5 ∗ 3*'],
    [
      'links',
      [{ link: 'tel:+84901234567', text: '+84 901 234 567' }],
      '<tel:+84901234567|+84 901 234 567>',
    ],
    [
      'keeps a bar out of links',
      [{ link: 'https://a.vn/?q=a|b c', text: 'x|y' }],
      '<https://a.vn/?q=a%7Cb%20c|x∣y>',
    ],
    ['mentions people', [{ person: 'U0LAN' }], '<@U0LAN>'],
    ['mentions nothing but people', [{ person: '!channel' }], '!channel'],
  ])('%s', (_what, text, drawn) => {
    expect(mrkdwn(text)).toBe(drawn)
  })

  it('breaks between words, never inside an escape or a link', () => {
    const link = { link: 'https://a.vn', text: 'báo giá' }
    const text: Text = [`${'từ '.repeat(999)}&&`, link]
    const [first, second, ...more] = split(text, 'sectionText')
    expect(first).toMatch(/từ $/)
    expect(second).toBe('&amp;&amp;<https://a.vn|báo giá>')
    expect(more).toEqual([])
  })
})

describe('a card in Slack', () => {
  it('draws a header too long for Slack as bold text', () => {
    const long = 'Nguyễn '.repeat(30).trim()
    expect(blocksOf(cardOf({ kind: 'header', text: long }))).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: `*${long}*` } },
    ])
  })

  it('draws facts ten to a section', () => {
    const facts = Array.from({ length: 12 }, (_, at) => ({ label: `F${at}`, value: ['1 < 2'] }))
    const [first, second] = blocksOf(cardOf({ kind: 'facts', facts }))
    expect(first).toMatchObject({
      type: 'section',
      fields: expect.toSatisfy((of) => of.length === 10),
    })
    expect(second).toMatchObject({
      fields: [{ text: '*F10*\n1 &lt; 2' }, { text: '*F11*\n1 &lt; 2' }],
    })
  })

  it('draws up to five items as "⋯" and more as a list', () => {
    const menu = (count: number) =>
      blocksOf(
        cardOf({
          kind: 'buttons',
          buttons: [{ kind: 'menu', label: 'Khác', items: items(count) }],
        }),
      )
    expect(menu(5)).toMatchObject([{ elements: [{ type: 'overflow' }] }])
    expect(menu(6)).toMatchObject([
      { elements: [{ type: 'static_select', placeholder: { text: 'Khác' } }] },
    ])
    expect(menu(0)).toEqual([])
  })

  it('draws items that say more than a list holds as buttons, with their words above', () => {
    const label = 'Rất dài '.repeat(20).trim()
    const menu = { kind: 'menu', label: 'Khác', items: [{ label, action: claim }] } as const
    const [above, row] = blocksOf(cardOf({ kind: 'buttons', buttons: [menu] }))
    expect(above).toMatchObject({ type: 'section', text: { text: label } })
    expect(row).toMatchObject({
      elements: [{ type: 'button', text: { text: expect.stringMatching(/…$/) } }],
    })
  })

  it('begins a new row after twenty-five buttons, every element with an id of its own', () => {
    const buttons = items(26).map((item) => ({ kind: 'button', ...item }) as const)
    const rows = blocksOf(cardOf({ kind: 'buttons', buttons }))
    expect(rows.map((row) => ('elements' in row ? row.elements.length : 0))).toEqual([25, 1])
  })

  it('asks before it does what can not be undone', () => {
    const confirm = { title: 'Chắc chưa?', text: 'Lead sẽ bị loại.', yes: 'Loại', no: 'Thôi' }
    const button = {
      kind: 'button',
      label: 'Lead rác',
      action: claim,
      style: 'danger',
      confirm,
    } as const
    expect(blocksOf(cardOf({ kind: 'buttons', buttons: [button] }))).toMatchObject([
      {
        elements: [
          {
            style: 'danger',
            value: `lead|claim|${leadId(1)}`,
            confirm: { text: { text: 'Lead sẽ bị loại.' }, deny: { text: 'Thôi' } },
          },
        ],
      },
    ])
  })

  it('tells in words a picture that is not shown', () => {
    const image = { png: new Uint8Array(), name: 'p.png', alt: '3 lead mới' }
    const card = cardOf({ kind: 'image', image })
    expect(blocksOf(card)).toMatchObject([{ type: 'section', text: { text: '3 lead mới' } }])
    expect(blocksOf(card, new Map([[image, { slack_file: { id: 'F1' } }]]))).toEqual([
      { type: 'image', slack_file: { id: 'F1' }, alt_text: '3 lead mới' },
    ])
  })

  it('says with "…" that a notification is not all', () => {
    const line = fallbackOf({ fallback: 'chữ '.repeat(2_000), blocks: [] })
    expect(line.length).toBeLessThanOrEqual(4_000)
    expect(line).toMatch(/…$/)
  })

  it('writes phones as text for the local page, which would show their links as written', () => {
    const phone = { link: 'tel:+84901234567', text: '+84 901 234 567' }
    const page = { link: 'https://a.vn', text: 'trang' }
    const card = cardOf({ kind: 'facts', facts: [{ label: 'ĐT', value: [phone, page] }] })
    expect(withPlainContacts(card).blocks).toEqual([
      { kind: 'facts', facts: [{ label: 'ĐT', value: ['+84 901 234 567', page] }] },
    ])
  })
})
