import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slackClient } from '../../../src/bot/slack/app.ts'
import { leadId } from '../../builders/lead.ts'
import { type FakeSlack, fakeSlack } from '../../drivers/fake-slack.ts'
import { type RunningApp, startApp } from './workspace.ts'

const signingSecret = 'a-secret-of-this-test'

describe('what Slack sends, over HTTP', () => {
  let app: RunningApp
  let api: FakeSlack
  beforeEach(async () => {
    api = await fakeSlack()
    api.answer('chat.postEphemeral', { ok: true, message_ts: '1.1' })
    const settings = {
      botToken: 'xoxb-1',
      appToken: null,
      signingSecret,
      apiUrl: api.url,
      httpHost: '127.0.0.1',
      httpPort: 0,
      isLocalPage: false,
    }
    const told = { kind: 'tell', card: { fallback: 'Xong', blocks: [] } } as const
    app = await startApp({ settings, client: slackClient(settings) }, () => told)
  })
  afterEach(async () => {
    await app.stop()
    await api.close()
  })

  const click = {
    type: 'block_actions',
    trigger_id: '1.2.3',
    team: { id: 'T1' },
    user: { id: 'U0LAN', team_id: 'T1' },
    channel: { id: 'C1' },
    message: { ts: '1700000000.000100' },
    container: { type: 'message', message_ts: '1700000000.000100' },
    actions: [
      {
        type: 'button',
        action_id: 'baton-0-0-0',
        block_id: 'b',
        action_ts: '1700000001.5',
        value: `lead|claim|${leadId(1)}`,
      },
    ],
  }
  const now = () => Math.floor(Date.now() / 1_000)

  function deliver(
    payload: object,
    { secret = signingSecret, at = now(), path = '/slack/events' } = {},
  ) {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
    return fetch(`http://127.0.0.1:${app.health().port}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    })
  }

  it('hears what Slack has signed', async () => {
    expect((await deliver(click)).status).toBe(200)
    await api.called('chat.postEphemeral')
    expect(app.core.asked).toMatchObject([{ kind: 'action', asker: { userId: 'U0LAN' } }])
    expect(app.forged()).toBe(0)
  })

  it('asks the core once about a delivery that comes twice', async () => {
    await Promise.all([deliver(click), deliver(click)])
    await deliver(click)
    await api.called('chat.postEphemeral')
    await app.stop()
    expect(app.core.asked).toHaveLength(1)
    expect(api.calls('chat.postEphemeral')).toHaveLength(1)
  })

  it('turns away a signature of another secret, and counts it', async () => {
    expect((await deliver(click, { secret: 'guessed' })).status).toBe(401)
    expect(app.forged()).toBe(1)
    expect(app.core.asked).toEqual([])
  })

  it('turns away a delivery that was recorded and played again later, and counts it', async () => {
    expect((await deliver(click, { at: now() - 301 })).status).toBe(401)
    expect(app.forged()).toBe(1)
    expect(app.core.asked).toEqual([])
  })

  it('turns away a delivery without any signature, and counts it', async () => {
    const url = `http://127.0.0.1:${app.health().port}/slack/events`
    expect((await fetch(url, { method: 'POST', body: 'payload={}' })).status).toBe(401)
    expect(app.forged()).toBe(1)
  })

  it('knows no other path', async () => {
    expect((await deliver(click, { path: '/elsewhere' })).status).toBe(404)
    expect(app.core.asked).toEqual([])
  })

  it('says whether it hears', async () => {
    expect(app.health()).toMatchObject({ mode: 'http', isHearing: true })
    await app.stop()
    expect(app.health()).toEqual({ mode: 'http', isHearing: false, port: null })
  })
})
