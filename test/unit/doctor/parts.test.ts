import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { HealthCounts } from '../../../src/db/health.ts'
import { memberId } from '../../../src/db/lead-state.ts'
import { neededScopes, scopesFinding, teamFindings } from '../../../src/doctor/chat.ts'
import { clockSkew, databaseVersion } from '../../../src/doctor/database.ts'
import {
  deliveriesFinding,
  firstCallsFinding,
  messagesFinding,
} from '../../../src/doctor/record.ts'
import { lookAtWeb, readyFinding } from '../../../src/doctor/web.ts'
import { keptFor } from '../../../src/doctor/workflow-engine.ts'
import type { MemberRecord } from '../../../src/domain/lead/record.ts'
import { freePort } from '../../../src/local/ports.ts'

const aMember = (id: string, changes: Partial<MemberRecord> = {}): MemberRecord => ({
  id: memberId(id),
  name: id,
  role: 'member',
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  slackId: `U0${id.toUpperCase()}`,
  teamsId: null,
  sells: true,
  quota: null,
  ...changes,
})

const aHealth = (changes: Partial<HealthCounts> = {}): HealthCounts => ({
  unprocessedDeliveries: 0,
  refusedDeliveries: 0,
  unsentMessages: 0,
  failedMessages: 0,
  lateFirstCalls: 0,
  ...changes,
})

describe('the database', () => {
  it.each([
    ['17.10', 'ok'],
    ['18.1 (Debian 18.1-1)', 'ok'],
    ['16.4', 'warn'],
  ])('of version %s is %s', (version, state) => {
    expect(databaseVersion(version).state).toBe(state)
  })

  it.each([
    [40, 'ok', 'the same as here'],
    [5_000, 'warn', '5 s ahead of'],
    [-90_000, 'bad', '90 s behind'],
  ])('whose clock differs by %d ms is %s', (ms, state, words) => {
    const finding = clockSkew(ms)
    expect(finding.state).toBe(state)
    expect(finding.says).toContain(words)
  })
})

it('warns when histories are kept for a day only', () => {
  expect(keptFor(1, 'default')).toMatchObject({ state: 'warn' })
  expect(keptFor(30, 'default').state).toBe('ok')
})

describe('chat', () => {
  it('needs every scope, and names those that lack', () => {
    expect(scopesFinding([...neededScopes, 'reactions:write']).state).toBe('ok')
    const without = neededScopes.filter((scope) => scope !== 'im:write' && scope !== 'files:write')
    expect(scopesFinding(without)).toMatchObject({
      state: 'bad',
      says: 'missing: files:write, im:write',
    })
  })

  it('needs what the app manifest asks for, no more and no less', () => {
    const file = new URL('../../../deploy/slack/manifest.yaml', import.meta.url)
    const bot = z.object({
      oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    })
    const asked = bot.parse(parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot
    expect([...neededScopes]).toEqual(asked.toSorted())
  })

  it('asks no scopes of a platform that has none', () => {
    expect(scopesFinding(null).state).toBe('ok')
  })
})

describe('the team', () => {
  const manager = aMember('minh', { role: 'manager' })

  it('is well when everybody can be written to and somebody manages', () => {
    const findings = teamFindings([aMember('lan'), manager], new Set(['U0LAN', 'U0MINH']))
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok'])
  })

  it('names who has no chat id and whose id nobody has', () => {
    const team = [aMember('lan', { slackId: null }), aMember('huy'), manager]
    const [members] = teamFindings(team, new Set(['U0MINH']))
    expect(members).toMatchObject({
      state: 'warn',
      says: 'without a chat id: lan; with an id that Slack does not know: huy',
    })
  })

  it('does not doubt ids when Slack could not be asked', () => {
    expect(teamFindings([aMember('huy'), manager], null)[0]?.state).toBe('ok')
  })

  it('without a manager hears of nothing', () => {
    const [, managers] = teamFindings([aMember('lan')], null)
    expect(managers).toMatchObject({ id: 'managers', state: 'warn' })
    expect(managers?.mend).toContain('role: manager')
  })
})

describe('the record', () => {
  it('is well when nothing waits, and tells of what was turned away', () => {
    const health = aHealth({ refusedDeliveries: 3 })
    expect(deliveriesFinding(health)).toMatchObject({ state: 'ok', mend: null })
    expect(deliveriesFinding(health).says).toContain('3 were turned away')
    expect(messagesFinding(health, []).state).toBe('ok')
    expect(firstCallsFinding(health).state).toBe('ok')
  })

  it('is broken when deliveries wait or promises have run out', () => {
    expect(deliveriesFinding(aHealth({ unprocessedDeliveries: 2 })).state).toBe('bad')
    expect(firstCallsFinding(aHealth({ lateFirstCalls: 1 })).state).toBe('bad')
  })

  it('tells refused messages by their reason', () => {
    const finding = messagesFinding(aHealth({ unsentMessages: 4 }), [
      { error: 'channel_not_found', count: 3 },
      { error: 'msg_too_long', count: 1 },
    ])
    expect(finding.state).toBe('warn')
    expect(finding.says).toContain('3 × channel_not_found, 1 × msg_too_long')
  })

  it('tells messages that wait too long', () => {
    expect(messagesFinding(aHealth({ unsentMessages: 4 }), [])).toMatchObject({
      state: 'warn',
      says: '4 wait for more than a minute',
    })
  })
})

describe('the web door', () => {
  const well = { state: 'ok' }
  const down = { state: 'down', reason: 'no answer' }

  it.each([
    [{ ready: true, database: well, temporal: well, chat: { state: 'off', reason: 'no' } }, 'ok'],
    [{ ready: true, database: well, temporal: down, chat: well }, 'warn'],
    [{ ready: false, database: down, temporal: well, chat: well }, 'bad'],
    [{ hello: 'world' }, 'bad'],
  ])('that says %j is %s', (body, state) => {
    expect(readyFinding('http://127.0.0.1/readyz', body).state).toBe(state)
  })

  it('that nobody opens is told with the reason', async () => {
    const finding = await lookAtWeb(`http://127.0.0.1:${await freePort()}`)
    expect(finding).toMatchObject({ state: 'bad' })
    expect(finding.says).toContain('ECONNREFUSED')
  })
})
