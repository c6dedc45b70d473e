import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { drawIcon, iconSizes } from '../../../../scripts/teams-package/icon.ts'
import { readOrder } from '../../../../scripts/teams-package/order.ts'
import { packTeamsApp } from '../../../../scripts/teams-package/package.ts'
import { readSources } from '../../../../scripts/teams-package/sources.ts'
import { commandNames } from '../../../../src/bot/core/inbound.ts'

const appId = '11111111-2222-4333-8444-555555555555'
const order = { appId, url: 'https://baton.example.com', version: '1.2.3' }
const sources = readSources()

it('packs manifest, translation and both icons, with the blanks filled', () => {
  const files = unpacked()
  expect(Object.keys(files).toSorted()).toEqual([
    'color.png',
    'manifest.json',
    'outline.png',
    'vi.json',
  ])
  const text = strFromU8(files['manifest.json'] ?? new Uint8Array())
  expect(JSON.parse(text)).toMatchObject({
    id: appId,
    version: '1.2.3',
    bots: [{ botId: appId, scopes: ['team', 'groupChat', 'personal'], supportsFiles: false }],
    validDomains: ['baton.example.com'],
    developer: { websiteUrl: 'https://baton.example.com/form' },
  })
  expect(text).not.toContain('{{')
})

it.each(['color', 'outline'] as const)(
  'draws the %s icon as PNG in the size Teams takes',
  (icon) => {
    const size = iconSizes[icon]
    expect(pngSize(unpacked()[`${icon}.png`])).toEqual({ width: size, height: size })
    expect({ color: 192, outline: 32 }[icon]).toBe(size)
  },
)

it('draws the outline in white on nothing', () => {
  expect(new Set(sources.outline.match(/(?<=fill="|stroke=")[^"]+/g))).toEqual(
    new Set(['none', '#ffffff']),
  )
})

it('refuses a drawing that is not square', () => {
  const wide = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"/>'
  expect(() => drawIcon(wide, 32)).toThrow('an icon must be square, not 32 × 16')
})

it.each([
  [
    '"groupChat", "personal"],\n      "supp',
    '"chat"],\n      "supp',
    '/bots/0/scopes/1',
    'groupChat',
  ],
  ['"title": "leads"', `"title": "${'x'.repeat(33)}"`, '/commands/3/title', '32 characters'],
  ['"supportsFiles"', '"supportsFile"', '/bots/0', 'additional properties: supportsFile'],
  ['"1.19"', '"1.18"', '/manifestVersion', 'constant: 1.19'],
  [`"id": "\${{APP_ID}}",`, '', '/', "required property 'id'"],
])('refuses a manifest with %j as %j, and says where', (right, wrong, path, reason) => {
  expect(sources.manifest).toContain(right)
  const packed = packTeamsApp(
    { ...sources, manifest: sources.manifest.replace(right, wrong) },
    order,
  )
  expect(packed).toMatchObject({ ok: false })
  const [first] = packed.ok ? [] : packed.problems
  expect(first).toContain('manifest.json /')
  expect(first).toContain(path)
  expect(first).toContain(reason)
})

it('refuses a translation of what is not there', () => {
  const vietnamese = sources.vietnamese.replace('"name.short"', '"name.tiny"')
  expect(packTeamsApp({ ...sources, vietnamese }, order)).toEqual({
    ok: false,
    problems: [
      "vi.json / must have required property 'name.short'",
      'vi.json / must NOT have additional properties: name.tiny',
    ],
  })
})

it('does not leave a blank that nothing fills', () => {
  const manifest = sources.manifest.replace('VERSION', 'VERSIONS')
  expect(() => packTeamsApp({ ...sources, manifest }, order)).toThrow(`\${{VERSIONS}}`)
})

const commandsIn = z.object({
  bots: z.tuple([
    z.object({
      commandLists: z.tuple([
        z.object({ commands: z.array(z.object({ title: z.string(), description: z.string() })) }),
      ]),
    }),
  ]),
})

it('offers only commands that the program knows, and each of them', () => {
  const [bot] = commandsIn.parse(JSON.parse(sources.manifest)).bots
  const titles = bot.commandLists[0].commands.map(({ title }) => title)
  expect(new Set(titles.map((title) => title.split(' ')[0]))).toEqual(new Set(commandNames))
  expect(new Set(titles).size).toBe(titles.length)
})

it('translates no command that is not in the list', () => {
  const { length } = commandsIn.parse(JSON.parse(sources.manifest)).bots[0].commandLists[0].commands
  const numbers = [...sources.vietnamese.matchAll(/commands\[(\d+)\]/g)].map(([, at]) => Number(at))
  expect(numbers.length).toBeGreaterThan(0)
  expect(Math.max(...numbers)).toBeLessThan(length)
})

it('reads an order, and takes the slash off the address', () => {
  const words = ['--app-id', appId.toUpperCase(), '--url', 'https://Baton.example.com/']
  expect(readOrder(words)).toEqual({
    ok: true,
    order: { appId, url: 'https://baton.example.com', out: 'baton-teams.zip' },
  })
})

it.each([
  [['--url', order.url], '--app-id: is missing. Mend: copy'],
  [['--app-id', 'baton', '--url', order.url], '--app-id: "baton" is no GUID. Mend:'],
  [['--app-id', appId], '--url: is missing. Mend: give the address'],
  [['--app-id', appId, '--url', 'baton'], '--url: "baton" is no address. Mend:'],
  [['--app-id', appId, '--url', 'http://baton.example.com'], '--url: Teams calls https'],
  [['--app-id', appId, '--url', 'https://localhost:3000'], `can't reach "localhost". Mend:`],
  [['--app-id', appId, '--url', 'https://127.0.0.1'], 'a name, not an IP address. Mend:'],
  [['--app-id', appId, '--url', 'https://[2001:db8::1]'], 'a name, not an IP address. Mend:'],
  [['--app-id', appId, '--url', 'https://a.example/?b=c'], 'no @, ? or #. Mend:'],
  [['--app-id', appId, '--url', order.url, '--out', 'a.tar'], '--out: "a.tar" is no zip. Mend:'],
  [['--id', appId], "Unknown option '--id'. Mend: npm run teams:package"],
])('refuses %j with the mend', (words, reason) => {
  const read = readOrder(words)
  expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(reason)])
})

it('says all that is wrong at once', () => {
  const read = readOrder([])
  expect(read.ok ? [] : read.problems).toHaveLength(2)
})

function unpacked() {
  const packed = packTeamsApp(sources, order)
  if (!packed.ok) throw new Error(packed.problems.join('\n'))
  return unzipSync(packed.zip)
}

/** From the header that begins every PNG. */
function pngSize(png: Uint8Array = new Uint8Array()) {
  const bytes = new DataView(png.buffer, png.byteOffset, png.byteLength)
  expect(strFromU8(png.subarray(1, 4))).toBe('PNG')
  return { width: bytes.getUint32(16), height: bytes.getUint32(20) }
}
