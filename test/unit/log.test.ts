import { describe, expect, it } from 'vitest'
import { createLogger } from '../../src/log.ts'
import { toReadableLine } from '../../src/log-line.ts'

function aLog() {
  const lines: string[] = []
  const log = createLogger('intake', { to: { write: (line) => lines.push(line) }, level: 'trace' })
  return { log, text: () => lines.join(''), last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

const failure = (message: string, fields: object = {}) => Object.assign(new Error(message), fields)

describe('what the logger lets through', () => {
  it('is ids, codes, numbers and words', () => {
    const { log, last } = aLog()
    const leadId = '019344f2-7a10-7cc3-98c4-dc0c0c07398f'
    log.info({ leadId, status: 202, at: '2026-11-30T05:03:00.000Z', ms: 1796000000000 }, 'stored')
    expect(last()).toMatchObject({
      level: 'info',
      logger: 'intake',
      leadId,
      status: 202,
      at: '2026-11-30T05:03:00.000Z',
      ms: 1796000000000,
      msg: 'stored',
    })
  })

  it.each([
    ['in the message', { log: 'called +84 912 345 678 and minh@anphat.vn' }],
    ['with dots', { log: '0912.345.678' }],
  ])('is no phone or mail %s', (_, { log: message }) => {
    const { log, text } = aLog()
    log.info(message)
    log.info({ detail: message, deep: [{ er: message }] }, 'x')
    log.child({ who: message }).info('y')
    log.info('%s', message)
    expect(text()).not.toMatch(/345|anphat/)
  })

  it('is no field that holds personal data or a secret, at any depth', () => {
    const { log, text } = aLog()
    log.info({ lead: { name: 'Minh', fullName: 'Minh' }, headers: { authorization: 'Minh' } }, 'x')
    log.info({ note: 'Minh', body: { a: 'Minh' }, 'X-Api-Key': 'Minh' }, 'x')
    expect(text()).not.toContain('Minh')
  })

  it('is no API key anywhere', () => {
    const { log, text } = aLog()
    log.info(`header was Bearer bk_${'x'.repeat(43)}`)
    expect(text()).not.toContain('xxx')
  })
})

describe('an error', () => {
  it('keeps its type, code, words and place', () => {
    const { log, last } = aLog()
    log.error(failure('no answer within 5 ms', { code: 'ETIMEDOUT' }))
    expect(last().err).toMatchObject({
      type: 'Error',
      code: 'ETIMEDOUT',
      message: 'no answer within 5 ms',
    })
    expect(last().err.stack).toContain('log.test.ts')
    expect(last().msg).toBe('no answer within 5 ms')
  })

  it.each([
    [
      'a constraint',
      failure('Key (name)=(Minh) already exists', { code: '23505', detail: 'Minh' }),
    ],
    ['bad data', failure('invalid input syntax for type uuid: "Minh"', { code: '22P02' })],
    [
      'Prisma',
      Object.assign(failure('Invalid invocation: data: { name: "Minh" }'), {
        name: 'PrismaClientValidationError',
      }),
    ],
  ])('of %s does not repeat the data, alone or beside fields', (_, error) => {
    const { log, text } = aLog()
    log.error(error)
    log.error({ err: error })
    log.error({ err: error, leadId: 'l-1' }, 'not stored')
    expect(text()).not.toContain('Minh')
    expect(text()).toContain('[values removed]')
  })
})

describe('a line for people', () => {
  it('has time, level, logger, message, fields and the stack', () => {
    const { log } = aLog()
    expect(log.level).toBe('trace')
    const line = JSON.stringify({
      level: 'warn',
      time: '2026-11-30T05:03:07.000Z',
      logger: 'intake',
      msg: 'late',
      leadId: 'l-1',
      err: { stack: '    at here' },
    })
    expect(toReadableLine(line)).toBe(
      '05:03:07 \u001b[33mwarn \u001b[0m intake: late leadId=l-1\n    at here\n',
    )
  })
})
