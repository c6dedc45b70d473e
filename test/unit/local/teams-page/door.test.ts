import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aScene, lan, leads, minh, type Scene } from './a-team.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aScene()
})
afterAll(() => scene.stop())

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: object
}

/** Below fetch, which would not let anybody choose the Host header. */
const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
  new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const { port } = new URL(scene.page.url)
      const sent = { 'content-type': 'application/json', ...headers }
      const asking = request({ port, path, method, headers: sent }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(parts).toString(),
            headers: answer.headers,
          }),
        )
      })
      asking.on('error', reject)
      asking.end(body === undefined ? undefined : JSON.stringify(body))
    },
  )

const said = { as: lan.objectId, conversation: leads.id, text: 'x', namesBot: false }

describe("the page's door", () => {
  it('opens only under a name of this machine', async () => {
    const { port } = new URL(scene.page.url)
    expect(await ask('/', { headers: { host: `evil.example:${port}` } })).toMatchObject({
      status: 403,
      text: expect.stringContaining('this machine only'),
    })
    expect(await ask('/', { headers: { host: `localhost:${port}` } })).toMatchObject({
      status: 200,
    })
  })

  it('takes words only from the page itself or with the token', async () => {
    const post = (headers: Record<string, string>) =>
      ask('/ui/say', { method: 'POST', headers, body: said })
    expect(await post({})).toMatchObject({ status: 403 })
    expect(await post({ origin: 'http://evil.example' })).toMatchObject({
      status: 403,
      text: expect.stringContaining('Only the page itself'),
    })
    expect(await post({ origin: scene.page.url })).toMatchObject({ status: 200 })
    const authorization = `Bearer ${scene.page.botToken}`
    expect(await post({ authorization })).toMatchObject({ status: 200 })
  })

  it('runs no script but its own', async () => {
    const { headers } = await ask('/')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('serves its files and the libraries, and nothing else of the disk', async () => {
    for (const path of [
      '/app.js',
      '/page.css',
      '/vendor/adaptivecards.js',
      '/vendor/markdown-it.js',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 200])
    for (const path of ['/../teams-page.ts', '/vendor/..%2f..%2fpackage.json', '/index.html/x'])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
  })

  it('is not opened where another program is', async () => {
    const port = Number(new URL(scene.page.url).port)
    await expect(aScene({ port })).rejects.toThrow('set BATON_TEAMS_PAGE_PORT to a free port')
  })

  it('says what is wrong with a request', async () => {
    const origin = scene.page.url
    const post = (body: object) =>
      ask('/ui/say', { method: 'POST', headers: { origin }, body: { ...said, ...body } })
    expect(await post({ as: 'nobody' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('nobody here has this id'),
    })
    expect(await post({ text: ' ' })).toMatchObject({ status: 400 })
    expect(await post({ root: '42' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('no such post to answer'),
    })
  })
})

describe('an order to fail', () => {
  // Below the SDK, which would ask again by itself.
  const speak = () =>
    fetch(`${scene.page.serviceUrl}v3/conversations/${leads.id}/activities`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${scene.page.botToken}`,
      },
      body: JSON.stringify({ type: 'message', text: 'lead' }),
    })
  const posted = async () =>
    (await scene.desk.messages(lan.objectId, leads.id)).filter(({ by }) => by.isBot).length

  it('fails so many times before anything is done, or after it', async () => {
    const before = await posted()
    await scene.desk.fail({ times: 1, status: 503, retryAfter: 7 })
    const refused = await speak()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7'])
    expect(await refused.json()).toMatchObject({ error: { code: 'TestFault' } })
    expect(await posted()).toBe(before)
    expect((await speak()).status).toBe(201)
    expect(await posted()).toBe(before + 1)

    await scene.desk.fail({ times: 1, status: 500, after: true })
    expect((await speak()).status).toBe(500)
    expect(await posted()).toBe(before + 2)
  })

  it('is not taken by a page that people use', async () => {
    const usual = await aScene({ withTestHooks: false })
    try {
      await expect(usual.desk.fail({ times: 1, status: 500 })).rejects.toThrow('404')
    } finally {
      await usual.stop()
    }
  })
})

describe('the news', () => {
  it('begin with the page and bring what this person may see', async () => {
    const news = await fetch(`${scene.page.url}/ui/events?as=${minh.objectId}`)
    const reader = news.body?.pipeThrough(new TextDecoderStream()).getReader()
    await scene.desk.say(lan.objectId, await scene.desk.chat(lan.objectId), 'của Lan')
    await scene.desk.say(lan.objectId, leads.id, 'của mọi người', { namesBot: false })
    let text = ''
    while (!text.includes('của mọi người')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(text).toMatch(/^data: \{"kind":"page"/)
    expect(text).not.toContain('của Lan')
  })
})
