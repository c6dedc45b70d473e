import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/bot/core/reply.ts'
import { leadId } from '../../builders/lead.ts'
import { labels, type SlackMessage } from '../../drivers/local-slack.ts'
import { aCard, aForm, lead, note } from './cards.ts'
import {
  leads,
  openWorkspace,
  program,
  type RunningApp,
  startApp,
  type Workspace,
  whyNot,
} from './workspace.ts'

const tell = (words: string): Reply => ({ kind: 'tell', card: note(words) })
const saying = (words: string) => (message: SlackMessage) => JSON.stringify(message).includes(words)

describe.skipIf(program === null)(`what Slack sends, over Socket Mode${whyNot}`, () => {
  let workspace: Workspace
  let app: RunningApp
  beforeAll(async () => {
    workspace = await openWorkspace()
    app = await startApp(workspace)
  })
  afterAll(async () => {
    await app?.stop()
    await workspace?.stop()
  })
  beforeEach(() => {
    app.core.reply = () => ({ kind: 'nothing' })
  })
  afterEach(async () => {
    await workspace.slack.reset()
    app.core.asked.length = 0
  })

  async function posted(card = aCard()): Promise<SlackMessage> {
    const { port, slack } = workspace
    const ref = await port.post({ kind: 'channel', channel: leads }, card, { key: 'card:1' })
    return slack.message(leads, ({ ts }) => ts === ref.messageId)
  }

  it('hears a click with who clicked and what the button stands for', async () => {
    app.core.reply = () => tell('Bạn đã nhận lead.')
    await workspace.slack.click('U0LAN', await posted(), 'Nhận lead')
    const answer = await workspace.slack.message(leads, saying('Bạn đã nhận lead.'))
    expect(answer).toMatchObject({ subtype: 'ephemeral', ephemeral_to: 'U0LAN' })
    expect(app.core.asked).toMatchObject([
      { kind: 'action', action: lead('claim'), asker: { name: 'Lan', userId: 'U0LAN' } },
    ])
  })

  it('hears what is picked from the "⋯"', async () => {
    app.core.reply = () => tell('Vì xem bảng giá.')
    await workspace.slack.pick('U0HUY', await posted(), 'Vì sao?')
    await workspace.slack.message(leads, saying('Vì xem bảng giá.'))
    expect(app.core.asked).toMatchObject([{ action: lead('why'), asker: { name: 'Huy' } }])
  })

  it('answers in the direct messages where it was asked there', async () => {
    app.core.reply = () => tell('Xong.')
    const ref = await workspace.port.post({ kind: 'person', userId: 'U0LAN' }, aCard(), {
      key: 'dm',
    })
    const card = await workspace.slack.message(ref.channel, ({ ts }) => ts === ref.messageId)
    await workspace.slack.click('U0LAN', card, 'Nhận lead')
    const answer = await workspace.slack.message(ref.channel, saying('Xong.'))
    expect(answer.subtype).toBeUndefined()
    expect(await workspace.slack.directChannel('U0LAN')).toBe(ref.channel)
  })

  it('opens a form, shows errors in it, takes the mended answers as new, and goes on to the next page', async () => {
    const { slack } = workspace
    app.core.reply = () => ({ kind: 'form', form: aForm() })
    await slack.click('U0LAN', await posted(), 'Ghi kết quả gọi')
    await slack.form()

    app.core.reply = () => ({
      kind: 'form_errors',
      errors: { outcome: 'Chọn một kết quả.' },
      form: aForm(),
    })
    expect(await slack.submit('U0LAN')).toEqual({
      kind: 'errors',
      errors: { outcome: 'Chọn một kết quả.' },
    })
    app.core.reply = () => ({ kind: 'form', form: aForm({ id: 'bant', title: 'Hỏi thêm khách' }) })
    const next = await slack.submit('U0LAN', { outcome: 'reached' })
    expect(next).toMatchObject({ kind: 'next', view: { title: { text: 'Hỏi thêm khách' } } })
    app.core.reply = () => tell('Đã ghi.')
    expect(await slack.submit('U0LAN', { outcome: 'no_answer' })).toEqual({ kind: 'closed' })
    await slack.message(await slack.directChannel('U0LAN'), saying('Đã ghi.'))

    const [, first, mended, last] = app.core.asked
    expect(first).toMatchObject({
      kind: 'submit',
      form: 'log_call',
      leadId: leadId(1),
      context: { meeting: 'm1' },
      values: { again: '2026-12-01', note: 'gặp buổi sáng' },
    })
    expect(mended).toMatchObject({ values: { outcome: 'reached' } })
    expect(last).toMatchObject({ form: 'bant', values: { outcome: 'no_answer' } })
    expect(new Set(app.core.asked.map(({ id }) => id)).size).toBe(4)
  })

  it('shows an error of a field that the form does not have at its first field', async () => {
    const { slack } = workspace
    app.core.reply = () => ({ kind: 'form', form: aForm() })
    await slack.click('U0LAN', await posted(), 'Ghi kết quả gọi')
    await slack.form()
    app.core.reply = () => ({
      kind: 'form_errors',
      errors: { gone: 'Không còn nữa.' },
      form: aForm(),
    })
    expect(await slack.submit('U0LAN')).toEqual({
      kind: 'errors',
      errors: { outcome: 'Không còn nữa.' },
    })
  })

  it('closes a form that the core is slow to answer, and says in direct messages what became of it', async () => {
    const { slack } = workspace
    app.core.reply = () => ({ kind: 'form', form: aForm() })
    await slack.click('U0LAN', await posted(), 'Ghi kết quả gọi')
    await slack.form()
    let answer: (reply: Reply) => void = () => {}
    app.core.reply = () =>
      new Promise<Reply>((resolve) => {
        answer = resolve
      })
    expect(await slack.submit('U0LAN', { outcome: 'reached' })).toEqual({ kind: 'closed' })
    answer({ kind: 'form_errors', errors: { outcome: 'Lead đã đóng.' }, form: aForm() })
    const told = await slack.message(await slack.directChannel('U0LAN'), saying('Lead đã đóng.'))
    expect(told.text).toContain('Chưa ghi được gì')
  })

  it('hears commands, and answers where they were typed', async () => {
    app.core.reply = () => tell('Không có lead nào.')
    await workspace.slack.command('U0LAN', leads, '/lead  0901 234 567 ')
    await workspace.slack.message(leads, saying('Không có lead nào.'))
    expect(app.core.asked).toMatchObject([{ kind: 'command', name: 'lead', text: '0901 234 567' }])
  })

  it('opens a form on a command', async () => {
    app.core.reply = () => ({ kind: 'form', form: aForm({ id: 'new_lead', leadId: null }) })
    await workspace.slack.command('U0LAN', leads, '/lead new')
    expect(await workspace.slack.form()).toMatchObject({ callback_id: 'new_lead' })
  })

  it('draws the home page, and draws it anew after a click on it', async () => {
    const { slack } = workspace
    app.core.reply = ({ kind }) =>
      kind === 'home' ? { kind: 'tell', card: aCard('Việc hôm nay') } : tell('Xong')
    await slack.openHome('U0LAN')
    const first = await slack.home('U0LAN')
    expect(labels(first.blocks)).toContain('Nhận lead')
    app.core.reply = ({ kind }) =>
      kind === 'home' ? { kind: 'tell', card: aCard('Đã nhận') } : tell('Xong.')
    await slack.clickHome('U0LAN', 'Nhận lead')
    await slack.home('U0LAN', (view) => JSON.stringify(view).includes('Đã nhận'))
    await slack.message(await slack.directChannel('U0LAN'), saying('Xong.'))
  })

  it('turns a page in place', async () => {
    app.core.reply = () => ({ kind: 'redraw', card: note('Trang 2') })
    const card = await posted()
    await workspace.slack.click('U0LAN', card, 'Nhận lead')
    const turned = await workspace.slack.message(leads, saying('Trang 2'))
    expect(turned.ts).toBe(card.ts)
  })

  it('tells a stranger how to be added, and asks the core nothing', async () => {
    await workspace.slack.click('U0KHACH', await posted(), 'Nhận lead')
    await workspace.slack.message(leads, saying('Baton chưa biết bạn'))
    await workspace.slack.openHome('U0KHACH')
    await workspace.slack.home('U0KHACH', (view) =>
      JSON.stringify(view).includes('Baton does not know you'),
    )
    expect(app.core.asked).toEqual([])
  })

  it('says in words that a button is of another version', async () => {
    const { client, slack } = workspace
    const button = {
      type: 'button',
      action_id: 'v0',
      text: { type: 'plain_text', text: 'Cũ' },
      value: 'x',
    } as const
    const { ts } = await client.chat.postMessage({
      channel: leads,
      text: 'cũ',
      blocks: [{ type: 'actions', elements: [button] }],
    })
    await slack.click('U0HUY', await slack.message(leads, (each) => each.ts === ts), 'Cũ')
    await slack.message(leads, saying('This button belongs to an old message'))
    expect(app.core.asked).toEqual([])
  })

  it('says in the language of the asker that something broke, and lets them try again', async () => {
    app.core.reply = () => {
      throw new Error('the database is gone')
    }
    const card = await posted()
    await workspace.slack.click('U0HUY', card, 'Nhận lead')
    await workspace.slack.message(leads, saying('That did not work just now'))
    app.core.reply = () => tell('Done.')
    await workspace.slack.click('U0HUY', card, 'Nhận lead')
    await workspace.slack.message(leads, saying('Done.'))
  })

  it('gives a click the same id in every process that hears it, so that the journey can tell', async () => {
    // The page delivers to every connection: a second app of the same process shares nothing.
    const { slack } = workspace
    const twin = await startApp(workspace)
    try {
      app.core.reply = () => tell('một')
      twin.core.reply = () => tell('hai')
      await slack.click('U0LAN', await posted(), 'Nhận lead')
      await slack.message(leads, saying('một'))
      await slack.message(leads, saying('hai'))
      expect(twin.core.asked.map(({ id }) => id)).toEqual(app.core.asked.map(({ id }) => id))
    } finally {
      await twin.stop()
    }
  })

  it('shows a picture to whoever asked', async () => {
    const png = Buffer.from('iVBORw0KGgo=', 'base64')
    app.core.reply = () => ({
      kind: 'tell',
      card: {
        fallback: 'p',
        blocks: [{ kind: 'image', image: { png, name: 'p.png', alt: 'Ba lead' } }],
      },
    })
    await workspace.slack.command('U0LAN', leads, '/pipeline')
    const shown = await workspace.slack.message(leads, saying('data:image/png;base64,iVBORw0KGgo='))
    expect(shown.blocks).toMatchObject([{ type: 'image', alt_text: 'Ba lead' }])
  })

  it('answers by response address where Baton is no member', async () => {
    app.core.reply = () => tell('Chỉ bạn thấy.')
    await workspace.slack.command('U0LAN', 'D0OTHER', '/leads')
    const told = await workspace.slack.message('D0OTHER', saying('Chỉ bạn thấy.'))
    expect(told).toMatchObject({ ephemeral_to: 'U0LAN' })
  })
})
