import { type Client, ServiceError } from '@temporalio/client'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createJourneys } from '../../../src/temporal/journeys.ts'
import { patiently } from '../../../src/temporal/patiently.ts'
import { anInstruction } from '../../builders/journey.ts'
import { leadId } from '../../builders/lead.ts'

/** As gRPC gives it. */
const fault = (code: number, details: string) =>
  new ServiceError('Workflow Update failed', {
    cause: Object.assign(new Error(details), { code, details, metadata: {} }),
  })
const busy = fault(8, 'limit on number of concurrent in-flight updates has been reached')
const aborted = fault(14, 'workflow update was aborted')
const claimed = { ok: true, stage: 'new', ownerId: 'lan', nextStep: null }

/** A server that answers in turn, the last answer for ever, and remembers under which id it was asked. */
function aServer(...answers: readonly unknown[]) {
  const asked: string[] = []
  const executeUpdate = async (_name: string, { updateId }: { updateId: string }) => {
    const answer = answers[Math.min(asked.push(updateId), answers.length) - 1]
    if (answer instanceof Error) throw answer
    return answer
  }
  const client = z.custom<Client>().parse({ workflow: { getHandle: () => ({ executeUpdate }) } })
  return { asked, journeys: createJourneys(client) }
}

describe('what is asked of a busy journey', () => {
  it.each([
    ['has as many updates in flight as it takes', busy],
    ['gave the update up', aborted],
  ])('is asked again under the same id when it %s', async (_what, once) => {
    const { asked, journeys } = aServer(once, once, claimed)
    const click = anInstruction({ kind: 'claim' })
    expect(await journeys.instruct(leadId(1), click)).toEqual(claimed)
    expect(asked).toEqual([click.id, click.id, click.id])
  })

  it.each([
    ['is not there', fault(14, 'connection refused')],
    ['refuses the request', fault(3, 'invalid argument')],
    ['breaks in another way', new Error('broken')],
  ])('is not asked again when the server %s', async (_what, error) => {
    const { asked, journeys } = aServer(error)
    await expect(journeys.instruct(leadId(1), anInstruction({ kind: 'claim' }))).rejects.toBe(error)
    expect(asked).toHaveLength(1)
  })

  it('is a fault after five seconds of short, uneven pauses', async () => {
    const pauses: number[] = []
    const asking = patiently(
      () => Promise.reject(busy),
      async (ms) => pauses.push(ms),
    )
    await expect(asking).rejects.toBe(busy)
    const waited = pauses.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(3_500)
    expect(waited).toBeLessThanOrEqual(5_000)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_000)
    expect(new Set(pauses).size).toBe(pauses.length)
  })
})
