import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { slackPageProgram } from '../../src/local/slack-page.ts'
import type { Outcome } from '../../src/local/teams-page/outcome.ts'
import { openLocalSlack } from '../drivers/local-slack.ts'
import { openTeamsDesk, type TeamsDesk } from '../drivers/teams-page.ts'
import { type RunningProgram, startProgram } from './program.ts'

const lan = '00000000-0000-4000-8000-000000000001'
const huy = '00000000-0000-4000-8000-000000000002'
const leads = '19:leads@thread.tacv2'

const parts = z.object({ teams: z.object({ url: z.string(), botToken: z.string() }) })
const opening = z.object({
  kind: z.literal('dialog'),
  dialog: z.object({ card: z.record(z.string(), z.unknown()) }),
})

/** What an answer shows, as one text. */
const shown = (outcome: Outcome): string => JSON.stringify(outcome)

describe('the main job on the Teams page', () => {
  let program: RunningProgram
  let desk: TeamsDesk

  beforeAll(async () => {
    program = await startProgram()
    const file = readFileSync(path.join(program.home, 'run', 'parts.json'), 'utf8')
    desk = openTeamsDesk(parts.parse(JSON.parse(file)).teams)
  })
  afterAll(async () => {
    await program?.remove()
  })

  it('carries a lead from the form to a signed deal', async () => {
    await sendForm({ name: 'Nguyễn Văn Minh', phone: '0901 234 567', company: 'An Phát' })
    const card = await desk.message(lan, leads, saying('Nguyễn Văn Minh'))
    expect(JSON.stringify(card)).not.toContain('901 234 567')

    const claimed = await desk.click(lan, card, '✋ Nhận lead')
    expect(shown(claimed)).toContain('Nguyễn Văn Minh là của bạn')
    expect(shown(claimed)).toContain('+84 901 234 567')
    const others = await desk.message(huy, leads, saying('Lan nhận lúc'))
    expect(JSON.stringify(others)).not.toContain('901 234 567')
    const late = await desk.click(huy, card, '✋ Nhận lead')
    expect(shown(late)).toMatch(/Lan (claimed|took|got|was|has)|Lan đã nhận/)

    await fill('📞 Ghi kết quả gọi', { 'field.outcome': 'reached' })
    await fill('📅 Đặt lịch hẹn', {
      'field.date': tomorrow(),
      'field.time': '10:00',
      'field.place': 'Văn phòng An Phát, Q1',
    })
    await desk.message(lan, leads, saying('Văn phòng An Phát'))
    await fill(/Ghi kết quả/, { 'field.outcome': 'held' }, 'record_meeting')
    await fill(/Chốt/, { 'field.amount': '650 triệu', 'field.contract': 'HD-2026-11' }, 'win')
    await desk.message(lan, leads, saying('650 triệu'))

    const chat = await desk.chat(lan)
    await desk.say(lan, chat, 'pheu')
    const pipeline = await desk.message(lan, chat, saying('Pipeline'))
    const image = /http:[^"]*\/pictures\/[^"]*/.exec(JSON.stringify(pipeline))?.[0] ?? ''
    const picture = await fetch(image)
    expect(picture.headers.get('content-type')).toBe('image/png')
  })

  it('answers a command in a channel for its asker alone', async () => {
    await desk.say(huy, leads, 'leads')
    const seen = await desk.message(huy, leads, ({ isOwnView }) => isOwnView)
    expect(JSON.stringify(seen)).toContain('Việc của bạn')
    const sameForLan = (await desk.messages(lan, leads)).find(({ id }) => id === seen.id)
    expect(JSON.stringify(sameForLan)).toContain('Trả lời cho Huy')
    expect(JSON.stringify(sameForLan)).not.toContain('Việc của bạn')
  })

  it.skipIf(slackPageProgram() === null)(
    'lets one have a lead for which people click on both platforms, and both cards follow',
    async () => {
      const slack = await openLocalSlack(program.slackUrl)
      await sendForm({ name: 'Trần Thị Hoa', phone: '0912 345 678', company: 'Hòa Bình' })
      const inTeams = await desk.message(lan, leads, saying('Trần Thị Hoa'))
      const inSlack = await slack.message('C01LEADS', saying('Trần Thị Hoa'))
      await Promise.all([
        desk.click(lan, inTeams, '✋ Nhận lead'),
        slack.click('U01HUY', inSlack, '✋ Nhận lead'),
      ])
      const taken = (message: unknown) =>
        saying('Trần Thị Hoa')(message) && /(Lan|Huy) nhận lúc/.test(JSON.stringify(message))
      const cards = [await desk.message(huy, leads, taken), await slack.message('C01LEADS', taken)]
      const owners = cards.map((card) => /(Lan|Huy) nhận lúc/.exec(JSON.stringify(card))?.[1])
      expect(owners[0]).toBe(owners[1])
    },
  )

  it('turns a request without a token away, and counts it', async () => {
    const answer = await fetch(`${program.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'leads', channelId: 'msteams' }),
    })
    expect(answer.status).toBe(401)
    const metrics = await (await fetch(`${program.url}/metrics`)).text()
    expect(metrics).toContain('baton_forged_requests_total{platform="teams"} 1')
  })

  const saying = (text: string) => (message: unknown) => JSON.stringify(message).includes(text)

  async function sendForm(buyer: Readonly<Record<string, string>>): Promise<void> {
    const typed = {
      ...buyer,
      email: `${buyer['phone']?.replaceAll(' ', '')}@anphat.vn`,
      title: 'Giám đốc',
      message: 'Cần báo giá cho 40 người',
    }
    const sent = await fetch(`${program.url}/form`, {
      method: 'POST',
      body: new URLSearchParams(typed),
      redirect: 'manual',
    })
    expect(sent.status).toBe(303)
  }

  /** Opens the dialog of a button on the owner's card, and sends it. */
  async function fill(
    title: string | RegExp,
    answers: Readonly<Record<string, string>>,
    verb?: string,
  ): Promise<void> {
    const card = await desk.message(lan, leads, saying(verb ?? 'Nguyễn Văn Minh'))
    const opened = opening.parse(await desk.click(lan, card, titleOn(card, title, verb)))
    const sent = await desk.submit(lan, card, { card: opened.dialog.card, answers })
    expect(sent).toMatchObject({ kind: 'dialog' })
    expect(shown(sent)).not.toContain('Attention')
  }
})

const button = z.object({ title: z.string(), data: z.unknown() })

function titleOn(card: unknown, title: string | RegExp, verb = ''): string {
  if (typeof title === 'string') return title
  const titles = new Set<string>()
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const found = button.safeParse(part)
    if (found.success && JSON.stringify(found.data.data).includes(`|${verb}|`))
      titles.add(found.data.title)
    Object.values(part).forEach(look)
  }
  look(card)
  return [...titles].find((each) => title.test(each)) ?? `no button for ${verb}`
}

const tomorrow = (): string => new Date(Date.now() + 31 * 3_600_000).toISOString().slice(0, 10)
