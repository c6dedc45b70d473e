import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { createTeamsLink } from '../../../../src/bot/teams/app.ts'
import { parseActivity } from '../../../../src/bot/teams/parse/activity.ts'
import { parseCommand } from '../../../../src/bot/teams/parse/command.ts'
import { parsePressed } from '../../../../src/bot/teams/parse/pressed.ts'

const anything = fc.anything({ maxDepth: 4, withBigInt: true, withDate: true })
const nearly = fc.record({ baton: anything, 'field.note': anything }, { requiredKeys: [] })

const runs = { numRuns: 2_000 }

describe('whatever comes in', () => {
  test.prop([anything], runs)('is an activity of a person or nothing, and never breaks', (body) => {
    const said = parseActivity(body)
    if (said !== null) expect(said.objectId).toBeTypeOf('string')
  })

  test.prop([fc.oneof(anything, nearly)], runs)(
    'is a button that Baton wrote or nothing, and never breaks',
    (data) => {
      const pressed = parsePressed(data)
      if (pressed !== null) expect(['action', 'ask', 'submit']).toContain(pressed.kind)
    },
  )

  test.prop([fc.string({ unit: 'grapheme' })], runs)('is read as some command', (text) => {
    expect(['command', 'home']).toContain(parseCommand(text).kind)
  })

  const link = createTeamsLink({
    appId: '11111111-2222-4333-8444-555555555555',
    appPassword: null,
    tenantId: null,
    localPage: {
      openIdMetadataUrl: 'http://127.0.0.1:9/openid',
      issuer: 'http://127.0.0.1:9',
      botToken: 'x',
    },
    picturesUrl: 'http://127.0.0.1:9/',
  })
  const activity = fc.record({
    type: fc.constantFrom('message', 'invoke', 'conversationUpdate'),
    channelId: fc.constantFrom('msteams', 'emulator', 'slack', ''),
    serviceUrl: fc.constantFrom('http://127.0.0.1:9/', 'https://smba.trafficmanager.net/', ''),
    from: fc.record({ id: fc.string(), role: fc.constantFrom('user', 'skill', undefined) }),
    text: fc.string(),
  })
  const token = fc.oneof(
    fc.constantFrom('', 'Bearer', 'Bearer ', 'Bearer a.b.c', 'Basic YTpi'),
    fc.string().map((text) => `Bearer ${text}`),
  )
  test.prop([activity, token], { numRuns: 1_000 })(
    'without a good token never passes: 401, and nothing is done',
    async (body, authorization) => {
      let passed = false
      const heard = await link.hear(authorization, body, async () => {
        passed = true
        return null
      })
      expect([heard.status, passed]).toEqual([401, false])
    },
  )
})

describe('what is typed to Baton', () => {
  it.each([
    ['<at>Baton</at> pipeline tuần theo nguồn', 'pipeline', 'tuần theo nguồn'],
    ['/leads', 'leads', ''],
    ['Phễu tháng', 'pipeline', 'tháng'],
    ['pheu thang', 'pipeline', 'thang'],
    ['khách 0901 234 567', 'lead', '0901 234 567'],
    ['lead mới', 'lead', 'mới'],
    ['trợ giúp', 'baton', 'help'],
    ['tinh trang', 'baton', 'status'],
    ['baton status', 'baton', 'status'],
    ['xin chào', 'baton', 'help'],
    ['', 'baton', 'help'],
  ])('%j is /%s %s', (said, name, text) => {
    expect(parseCommand(said)).toEqual({ kind: 'command', name, text })
  })
})
