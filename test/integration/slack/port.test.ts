import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aCard, note } from './cards.ts'
import { leads, openWorkspace, program, type Workspace, whyNot } from './workspace.ts'

describe.skipIf(program === null)(`what Baton sends to Slack${whyNot}`, () => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await openWorkspace()
  })
  afterEach(() => workspace.slack.reset())
  afterAll(() => workspace?.stop())

  const inLeads = { kind: 'channel', channel: leads } as const
  const toLan = { kind: 'person', userId: 'U0LAN' } as const

  it('posts a card once, and edits it in place', async () => {
    const { port, slack } = workspace
    const ref = await port.post(inLeads, aCard('Chưa ai nhận'), { key: 'k' })
    await port.edit(ref, aCard('Lan nhận lúc 09:31'))
    const [card, ...others] = await slack.messages(leads)
    expect(others).toEqual([])
    expect(card?.ts).toBe(ref.messageId)
    expect(card?.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Lan nhận lúc 09:31' } })
  })

  it('posts below a card', async () => {
    const { port, slack } = workspace
    const thread = await port.post(inLeads, aCard(), { key: 'card' })
    const ref = await port.post(inLeads, note('Quay lại'), { key: 'visit', thread })
    const below = await slack.message(leads, ({ ts }) => ts === ref.messageId)
    expect(below.thread_ts).toBe(thread.messageId)
  })

  it('finds what it posted by its key, also after an edit', async () => {
    const { port } = workspace
    const since = Date.now()
    await port.post(inLeads, note('one'), { key: 'k:1' })
    const ref = await port.post(inLeads, note('two'), { key: 'k:2' })
    await port.edit(ref, note('two, changed'))
    expect(await port.find(inLeads, 'k:2', { since })).toEqual(ref)
    expect(await port.find(inLeads, 'k:3', { since })).toBeNull()
  })

  it('finds what it posted below a card only there', async () => {
    const { port } = workspace
    const since = Date.now()
    const thread = await port.post(inLeads, aCard(), { key: 'card' })
    const ref = await port.post(inLeads, note('Quay lại'), { key: 'visit', thread })
    expect(await port.find(inLeads, 'visit', { since, thread })).toEqual(ref)
    expect(await port.find(inLeads, 'visit', { since })).toBeNull()
  })

  it('does not look further back than it is told', async () => {
    const { port } = workspace
    await port.post(inLeads, note('old'), { key: 'k' })
    expect(await port.find(inLeads, 'k', { since: Date.now() + 120_000 })).toBeNull()
  })

  it('writes to a person, and finds it there', async () => {
    const { port, slack } = workspace
    const since = Date.now()
    const ref = await port.post(toLan, note('Riêng cho Lan'), { key: 'dm' })
    expect(ref.channel).toBe(await slack.directChannel('U0LAN'))
    expect(await port.find(toLan, 'dm', { since })).toEqual(ref)
  })

  it('writes to a person whose channel the page forgot when it restarted', async () => {
    const { port, slack } = workspace
    await port.post(toLan, note('before'), { key: 'a' })
    await slack.reset()
    const ref = await port.post(toLan, note('after'), { key: 'b' })
    expect(await slack.messages(ref.channel)).toMatchObject([{ text: 'after' }])
  })

  it("refuses with Slack's own code", async () => {
    const { port } = workspace
    const gone = { channel: leads, messageId: '1.000001' }
    await expect(port.edit(gone, note('x'))).rejects.toMatchObject({
      kind: 'refused',
      code: 'message_not_found',
    })
    const nowhere = { kind: 'channel', channel: 'C0NOWHERE' } as const
    await expect(port.post(nowhere, note('x'), { key: 'k' })).rejects.toMatchObject({
      kind: 'refused',
      code: 'channel_not_found',
    })
  })

  it('refuses a card of more blocks than a message holds, and says by how many', async () => {
    const blocks = Array.from({ length: 51 }, () => ({ kind: 'text', text: ['x'] }) as const)
    const { port, slack } = workspace
    await expect(port.post(inLeads, { fallback: 'x', blocks }, { key: 'k' })).rejects.toMatchObject(
      {
        kind: 'refused',
        code: 'messageBlocks is 51, Slack takes 50',
      },
    )
    expect(await slack.messages(leads)).toEqual([])
  })

  it('tells who is in the team, without bots', async () => {
    expect(await workspace.port.people()).toEqual([
      {
        userId: 'U0LAN',
        name: 'lan',
        email: 'lan@example.vn',
        locale: 'vi-VN',
        zone: 'Asia/Ho_Chi_Minh',
      },
      expect.objectContaining({ userId: 'U0HUY', locale: 'en-US' }),
      expect.objectContaining({ userId: 'U0KHACH' }),
    ])
  })
})
