import { describe, expect, it } from 'vitest'
import { teamsFault } from '../../../../src/bot/teams/failures.ts'
import { BeyondTeamsLimit } from '../../../../src/bot/teams/limits.ts'
import { createPace } from '../../../../src/bot/teams/pace.ts'

const answered = (statusCode: number, code?: string, retryAfter?: string) => ({
  statusCode,
  response: {
    bodyAsText: code === undefined ? '' : JSON.stringify({ error: { code } }),
    headers: { get: () => retryAfter },
  },
})

describe('a fault of Teams', () => {
  it.each([
    [answered(401), 'unavailable', 'http_401'],
    [answered(403, 'BotNotInConversationRoster'), 'refused', 'BotNotInConversationRoster'],
    [answered(404, 'ActivityNotFoundInConversation'), 'refused', 'message_not_found'],
    [answered(404, 'ConversationNotFound'), 'refused', 'message_not_found'],
    [answered(412), 'unavailable', 'http_412'],
    [answered(429), 'rate_limited', 'http_429'],
    [answered(500), 'unknown_result', 'http_500'],
    [answered(502), 'unknown_result', 'http_502'],
    [answered(503), 'unavailable', 'http_503'],
    [answered(504), 'unknown_result', 'http_504'],
    [{ code: 'ECONNREFUSED' }, 'unavailable', 'ECONNREFUSED'],
    [{ code: 'ECONNRESET' }, 'unknown_result', 'ECONNRESET'],
    [new Error('?'), 'unknown_result', 'no_answer'],
    [new BeyondTeamsLimit('cardBytes', 30_000), 'refused', 'cardBytes is 30000, Teams takes 28000'],
  ])('%j is %s', (fault, kind, code) => {
    expect(teamsFault(fault)).toMatchObject({ kind, code })
  })

  it('says how long to wait, as Teams asks', () => {
    expect(teamsFault(answered(429, undefined, '7')).retryAfterMs).toBe(7_000)
    expect(teamsFault(answered(429)).retryAfterMs).toBe(2_000)
  })
})

describe('the pace of one conversation', () => {
  it('takes seven a second, eight in two and sixty in thirty, and says when the next may go', () => {
    let now = 0
    const pace = createPace(() => now)
    const admitted = () => pace.admit('19:a')
    for (let sent = 0; sent < 7; sent += 1) admitted()
    expect(admitted).toThrow(expect.objectContaining({ code: 'own_pace', retryAfterMs: 1_000 }))
    pace.admit('19:b')
    now = 1_000
    admitted()
    expect(admitted).toThrow(expect.objectContaining({ retryAfterMs: 1_000 }))
    now = 2_000
    admitted()
  })
})
