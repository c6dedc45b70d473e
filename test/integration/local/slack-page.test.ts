import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../src/local/ports.ts'
import { missingAmendments } from '../../../src/local/slack-page/amend-page.ts'
import { type SlackPage, slackPageProgram, startSlackPage } from '../../../src/local/slack-page.ts'
import { aHome } from './a-home.ts'

const program = slackPageProgram()
const whyNot = program === null ? ' — SKIPPED: the page is published for Linux on x64 only' : ''

const home = aHome()
let page: SlackPage
let port: number
beforeAll(async () => {
  if (program === null) return
  port = await freePort()
  page = await startSlackPage(program, {
    home: home.path,
    port,
    people: [
      {
        id: 'U1',
        name: 'lan',
        realName: 'Nguyễn Thị Lan',
        email: 'lan@example.vn',
        zone: 'Asia/Ho_Chi_Minh',
        locale: 'vi-VN',
      },
    ],
    channels: [{ id: 'C1', name: 'leads' }],
  })
})
afterAll(async () => {
  if (program !== null) await page.stop()
  home.remove()
})

async function call(method: string, args: object, headers: object = {}): Promise<unknown> {
  const answer = await post(method, args, headers)
  return answer.json()
}
const post = (method: string, args: object, headers: object) =>
  fetch(`${page.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${page.botToken}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(args),
  })

describe(`the local Slack page${whyNot}`, { skip: program === null }, () => {
  it('lists people with zone and language', async () => {
    expect(await call('users.list', {})).toMatchObject({
      ok: true,
      members: [{ is_bot: true }, { id: 'U1', tz: 'Asia/Ho_Chi_Minh', locale: 'vi-VN' }],
    })
    expect(await call('users.info', { user: 'U1' })).toMatchObject({
      user: { real_name: 'Nguyễn Thị Lan', tz_offset: 25_200 },
    })
  })

  it('gives back the metadata of a message, and of its change', async () => {
    const metadata = (version: number) => ({ event_type: 'card', event_payload: { version } })
    const posted = await call('chat.postMessage', {
      channel: 'C1',
      text: 'a',
      metadata: metadata(1),
    })
    const history = () =>
      call('conversations.history', { channel: 'C1', include_all_metadata: true })
    expect(await history()).toMatchObject({ messages: [{ text: 'a', metadata: metadata(1) }] })
    const { ts } = Object(posted)
    await call('chat.update', { channel: 'C1', ts, text: 'b', metadata: metadata(2) })
    expect(await history()).toMatchObject({ messages: [{ text: 'b', metadata: metadata(2) }] })
  })

  it('gives out a socket to Bolt on this machine', async () => {
    const opened = await call('apps.connections.open', {})
    expect(Object(opened).url).toMatch(new RegExp(`^ws://127\\.0\\.0\\.1:${port}/socket/`))
  })

  it('listens on this machine alone', async () => {
    expect(page.exposed).toBe(false)
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of outside) expect(await refuses(address)).toBe(true)
  })

  it('refuses pages of the web that reach it through a browser', async () => {
    const foreign = await post('users.list', {}, { origin: 'http://example.com' })
    expect([foreign.status, await foreign.text()]).toEqual([
      403,
      'This page is for this machine only.',
    ])
    expect((await post('users.list', {}, { origin: 'null' })).status).toBe(403)
  })

  it('shows people a page that opens forms with their values', async () => {
    const html = await (await fetch(page.url)).text()
    expect(html).toContain('batonInitialValues(m)')
    expect(html).toContain('e.ephemeral_to===m')
    expect(missingAmendments(html)).toHaveLength(2) // they were replaced
  })
})

function refuses(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 })
    socket.once('connect', () => resolve(false))
    socket.once('error', () => resolve(true))
    socket.once('timeout', () => resolve(true))
    socket.once('close', () => socket.destroy())
  })
}
