import { describe, expect, it, vi } from 'vitest'
import { createSlackApp, slackClient } from '../../../src/bot/slack/app.ts'
import { freePort } from '../../../src/local/ports.ts'
import { createLogger } from '../../../src/log.ts'
import { fakeSlack } from '../../drivers/fake-slack.ts'
import { aCard } from './cards.ts'
import { askerOf, leads, openWorkspace, program, startApp, whyNot } from './workspace.ts'

const settingsFor = (apiUrl: string) => ({
  botToken: 'xoxb-1',
  appToken: 'xapp-1',
  signingSecret: null,
  apiUrl,
  httpHost: '127.0.0.1',
  httpPort: 0,
  isLocalPage: false,
})

function appAt(apiUrl: string) {
  const settings = settingsFor(apiUrl)
  return createSlackApp(settings, slackClient(settings), {
    handle: async () => ({ kind: 'nothing' }),
    askerOf,
    log: createLogger('test', { level: 'silent' }),
    onForged: () => {},
  })
}

describe(`a Socket Mode connection${whyNot}`, () => {
  it('refuses to start with an app token that Slack does not take', async () => {
    const api = await fakeSlack()
    api.answer('apps.connections.open', { ok: false, error: 'invalid_auth' })
    const app = appAt(api.url)
    await expect(app.start()).rejects.toMatchObject({ code: 'invalid_auth' })
    await app.stop()
    await api.close()
  })

  it('starts while Slack does not answer, and says that it does not hear', async () => {
    const app = appAt(`http://127.0.0.1:${await freePort()}/api/`)
    await app.start()
    expect(app.health()).toEqual({ mode: 'socket', isHearing: false, port: null })
    await app.stop()
  })

  it.skipIf(program === null)('hears again after Slack was away', async () => {
    const port = await freePort()
    const before = await openWorkspace(port)
    const app = await startApp(before)
    expect(app.health().isHearing).toBe(true)
    await before.stop()
    await vi.waitFor(() => expect(app.health().isHearing).toBe(false), { timeout: 10_000 })
    const after = await openWorkspace(port)
    try {
      await vi.waitFor(() => expect(app.health().isHearing).toBe(true), { timeout: 30_000 })
      const ref = await after.port.post({ kind: 'channel', channel: leads }, aCard(), { key: 'k' })
      const card = await after.slack.message(leads, ({ ts }) => ts === ref.messageId)
      await after.slack.click('U0LAN', card, 'Nhận lead')
      await vi.waitFor(() => expect(app.core.asked).toHaveLength(1), { timeout: 10_000 })
    } finally {
      await app.stop()
      await after.stop()
    }
  })

  it.skipIf(program === null)('waits at a stop for what is under way', async () => {
    const workspace = await openWorkspace()
    let answer: () => void = () => {}
    const app = await startApp(workspace, async () => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return {
        kind: 'tell',
        card: { fallback: 'Xong', blocks: [{ kind: 'text', text: ['Xong'] }] },
      }
    })
    await workspace.slack.command('U0LAN', leads, '/leads')
    await vi.waitFor(() => expect(app.core.asked).toHaveLength(1))
    const stopping = app.stop()
    answer()
    await stopping
    expect(JSON.stringify(await workspace.slack.messages(leads))).toContain('Xong')
    await workspace.stop()
  })
})
