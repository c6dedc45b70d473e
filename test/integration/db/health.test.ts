import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { readHealth } from '../../../src/db/health.ts'
import { onPostgres } from './on-postgres.ts'
import { at, date, putLead } from './rows.ts'

const db = onPostgres()
const now = at('09:00')

const delivery = (state: string, receivedAt: Date) => {
  const id = uuid()
  return {
    id,
    leadId: id,
    key: id,
    source: 's',
    kind: 'lead',
    body: new Uint8Array(),
    contentType: '',
    state,
    receivedAt,
  }
}

const message = (state: string, createdAt: Date, sendAfter: Date | null = null) => ({
  key: uuid(),
  platform: 'slack',
  place: 'C1',
  kind: 'card',
  content: {},
  state,
  createdAt,
  sendAfter,
})

describe('what is late, stuck or failing', () => {
  it('is nothing on an empty record', async () => {
    expect(await readHealth(db(), now)).toEqual({
      unprocessedDeliveries: 0,
      refusedDeliveries: 0,
      unsentMessages: 0,
      failedMessages: 0,
      lateFirstCalls: 0,
    })
  })

  it('counts deliveries that wait for more than a minute, and those refused since yesterday', async () => {
    await db().prisma.inboundEvent.createMany({
      data: [
        delivery('stored', date('08:58')),
        delivery('stored', new Date(now - 30_000)),
        delivery('processed', date('08:00')),
        delivery('refused', date('08:00')),
        delivery('refused', date('10:00', '2026-11-29')),
        delivery('refused', date('08:00', '2026-11-29')),
      ],
    })
    expect(await readHealth(db(), now)).toMatchObject({
      unprocessedDeliveries: 1,
      refusedDeliveries: 2,
    })
  })

  it('counts messages that could have gone a minute ago, not those held back, and those that failed', async () => {
    await db().prisma.outbound.createMany({
      data: [
        message('pending', date('08:50')),
        message('sending', date('08:50')),
        message('pending', date('01:00'), date('08:30')),
        message('pending', date('01:00'), date('09:30')),
        message('pending', new Date(now - 30_000)),
        message('sent', date('08:00')),
        message('failed', date('08:00')),
      ],
    })
    expect(await readHealth(db(), now)).toMatchObject({ unsentMessages: 3, failedMessages: 1 })
  })

  it('counts first calls that are promised and late', async () => {
    await putLead(db(), { promised: true, callBy: date('08:59') })
    await putLead(db(), { promised: true, callBy: date('09:10') })
    await putLead(db(), { promised: false, callBy: date('08:00') })
    expect(await readHealth(db(), now)).toMatchObject({ lateFirstCalls: 1 })
  })
})
