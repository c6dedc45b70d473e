import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slackClient, slackPort } from '../../../src/bot/slack/app.ts'
import { freePort } from '../../../src/local/ports.ts'
import { type ApiAnswer, type FakeSlack, fakeSlack } from '../../drivers/fake-slack.ts'
import { note } from './cards.ts'

describe("Slack's faults, sorted by whether trying again can help", () => {
  let api: FakeSlack
  beforeEach(async () => {
    api = await fakeSlack()
  })
  afterEach(() => api.close())

  const portAt = (apiUrl: string) =>
    slackPort(slackClient({ botToken: 'xoxb-1', apiUrl }), { isLocalPage: false })
  const post = (url = api.url) =>
    portAt(url).post({ kind: 'channel', channel: 'C1' }, note('x'), { key: 'k' })
  const answers = (...given: readonly ApiAnswer[]) => api.answer('chat.postMessage', ...given)

  it.each<[string, ApiAnswer, object]>([
    [
      'too many calls, with the time to wait',
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'rate_limited', retryAfterMs: 7_000 },
    ],
    ['a service that says it is away', { status: 503 }, { kind: 'unavailable', code: 'http_503' }],
    [
      'a server that broke on the way',
      { status: 502 },
      { kind: 'unknown_result', code: 'http_502' },
    ],
    ['a connection cut after sending', 'cut', { kind: 'unknown_result' }],
    [
      'an internal error',
      { ok: false, error: 'internal_error' },
      { kind: 'unknown_result', code: 'internal_error' },
    ],
    [
      'a token to be mended',
      { ok: false, error: 'token_revoked' },
      { kind: 'unavailable', code: 'token_revoked' },
    ],
    [
      'a limit told in the body',
      { ok: false, error: 'ratelimited' },
      { kind: 'rate_limited', retryAfterMs: 1_000 },
    ],
    [
      'a channel that is gone',
      { ok: false, error: 'is_archived' },
      { kind: 'refused', code: 'is_archived' },
    ],
    [
      'blocks that are wrong',
      { ok: false, error: 'invalid_blocks' },
      { kind: 'refused', code: 'invalid_blocks' },
    ],
  ])('%s', async (_what, answer, fault) => {
    answers(answer)
    await expect(post()).rejects.toMatchObject(fault)
    expect(api.calls('chat.postMessage')).toHaveLength(1)
  })

  it('nobody listening: certainly not done', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}/api/`
    await expect(post(nowhere)).rejects.toMatchObject({ kind: 'unavailable', code: 'ECONNREFUSED' })
  })

  it('silence: the result is unknown', { timeout: 15_000 }, async () => {
    answers('silence')
    await expect(post()).rejects.toMatchObject({ kind: 'unknown_result' })
  })

  it('keeps the key with the message, opens no previews, and escapes what notifications read', async () => {
    answers({ ok: true, channel: 'C1', ts: '1.2' })
    const port = portAt(api.url)
    await port.post({ kind: 'channel', channel: 'C1' }, note('<!channel> & co'), { key: 'card:7' })
    const { args } = await api.called('chat.postMessage')
    expect(JSON.parse(args['metadata'] ?? '')).toEqual({
      event_type: 'baton_outbound',
      event_payload: { key: 'card:7' },
    })
    expect(args).toMatchObject({
      text: '&lt;!channel&gt; &amp; co',
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
  })

  it('reads a long history page by page, and stops where the key is', async () => {
    const at = (ts: string, key: string) => ({
      ts,
      metadata: { event_type: 'baton_outbound', event_payload: { key } },
    })
    api.answer(
      'conversations.history',
      {
        ok: true,
        messages: [at('3.0', 'other'), { ts: '2.9' }],
        response_metadata: { next_cursor: 'n' },
      },
      { ok: true, messages: [at('1.0', 'mine')], response_metadata: { next_cursor: 'm' } },
    )
    const found = await portAt(api.url).find({ kind: 'channel', channel: 'C1' }, 'mine', {
      since: 90_000,
    })
    expect(found).toEqual({ channel: 'C1', messageId: '1.0' })
    const [first, second, ...more] = api.calls('conversations.history')
    expect(first?.args).toMatchObject({ oldest: '30', include_all_metadata: 'true' })
    expect(second?.args['cursor']).toBe('n')
    expect(more).toEqual([])
  })

  it('shows a picture as a file, after Slack has processed it', async () => {
    api.answer('files.getUploadURLExternal', {
      ok: true,
      file_id: 'F1',
      upload_url: `${api.url}bytes`,
    })
    api.answer('bytes', { ok: true })
    api.answer('files.completeUploadExternal', { ok: true, files: [{ id: 'F1' }] })
    api.answer(
      'files.info',
      { ok: true, file: { id: 'F1', mimetype: '' } },
      { ok: true, file: { id: 'F1', mimetype: 'image/png' } },
    )
    answers({ ok: true, channel: 'C1', ts: '1.2' })
    const image = { png: new Uint8Array([1]), name: 'pipeline.png', alt: 'Ba lead' }
    await portAt(api.url).post(
      { kind: 'channel', channel: 'C1' },
      { fallback: 'p', blocks: [{ kind: 'image', image }] },
      { key: 'k' },
    )
    const { args } = await api.called('chat.postMessage')
    expect(JSON.parse(args['blocks'] ?? '')).toEqual([
      { type: 'image', slack_file: { id: 'F1' }, alt_text: 'Ba lead' },
    ])
    expect(api.calls('files.info')).toHaveLength(2)
  })

  it('asks one by one for languages that the list leaves out, and skips bots and those who left', async () => {
    api.answer('users.list', {
      ok: true,
      members: [
        { id: 'U1', real_name: 'Lan', tz: 'Asia/Ho_Chi_Minh', profile: { email: 'lan@a.vn' } },
        { id: 'U2', is_bot: true },
        { id: 'U3', deleted: true },
        { id: 'USLACKBOT' },
      ],
    })
    api.answer('users.info', { ok: true, user: { locale: 'vi-VN' } })
    expect(await portAt(api.url).people()).toEqual([
      { userId: 'U1', name: 'Lan', email: 'lan@a.vn', locale: 'vi-VN', zone: 'Asia/Ho_Chi_Minh' },
    ])
  })

  it.each(['is_restricted', 'is_ultra_restricted', 'is_stranger'])(
    'tells guests of the workspace by %s',
    async (flag) => {
      const members = [
        { id: 'U1', locale: 'vi-VN' },
        { id: 'U2', locale: 'vi-VN', [flag]: true },
      ]
      api.answer('users.list', { ok: true, members })
      const people = await portAt(api.url).people()
      expect(people.filter(({ isGuest }) => isGuest).map(({ userId }) => userId)).toEqual(['U2'])
    },
  )
})
