import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/demo/delivery.ts'
import { summaryOf } from '../../../src/demo/lines.ts'
import type { Outcome } from '../../../src/demo/outcome.ts'
import { type Pace, play, type Stage } from '../../../src/demo/play.ts'

const aDelivery = (changes: Partial<Delivery> = {}): Delivery => ({
  scene: 'new',
  door: 'leads',
  fields: { name: 'Lan' },
  idempotencyKey: 'k',
  who: 'Lan',
  why: 'asks for a quote',
  wait: 0.5,
  ...changes,
})

function* endless(...scenes: readonly Delivery['scene'][]): Generator<Delivery, never> {
  for (;;) for (const scene of scenes) yield aDelivery({ scene })
}

const aPace = (changes: Partial<Pace> = {}): Pace => ({
  gapMs: 100,
  leads: null,
  forMs: null,
  ...changes,
})

/** Time passes only by waiting. */
function aStage(changes: Partial<Stage> = {}) {
  const lines: string[] = []
  let now = 0
  const stage: Stage = {
    send: async (): Promise<Outcome> => ({ kind: 'accepted' }),
    say: (line) => void lines.push(line),
    wait: async (ms) => {
      now += ms
    },
    isStopped: () => false,
    now: () => now,
    ...changes,
  }
  return { stage, lines, waited: () => now }
}

describe('the end', () => {
  it('comes after so many new leads, junk among them', async () => {
    const { stage } = aStage()
    const { scenes } = await play(endless('new', 'did', 'junk'), aPace({ leads: 3 }), stage)
    expect(scenes).toMatchObject({ new: 2, junk: 1, did: 1 })
  })

  it('comes after so long', async () => {
    const { stage } = aStage()
    const { scenes, tookMs } = await play(endless('new'), aPace({ forMs: 175 }), stage)
    expect(scenes.new).toBe(4)
    expect(tookMs).toBe(200)
  })

  it('comes at once when it is stopped while waiting', async () => {
    let isStopped = false
    const { stage, lines } = aStage({
      isStopped: () => isStopped,
      wait: async () => {
        isStopped = true
      },
    })
    await play(endless('new'), aPace(), stage)
    expect(lines).toHaveLength(1)
  })

  it('comes when nobody answers, with the reason', async () => {
    const gone: Outcome = { kind: 'gone', reason: 'ECONNREFUSED' }
    const { stage, lines } = aStage({ send: async () => gone })
    const { outcomes, scenes } = await play(endless('new'), aPace({ leads: 9 }), stage)
    expect(outcomes.gone).toBe(1)
    expect(scenes.new).toBe(0)
    expect(lines[0]).toContain('no answer (ECONNREFUSED)')
  })
})

it('lets each delivery wait its share of the time between two leads', async () => {
  const { stage, waited } = aStage()
  await play(endless('new'), aPace({ gapMs: 1_000, leads: 3 }), stage)
  expect(waited()).toBe(1_000)
})

it('tells a refusal with its reason in the line of the delivery', async () => {
  const refused: Outcome = {
    kind: 'refused',
    reason: '422 no_contact: A phone or a mail is needed.',
  }
  const { stage, lines } = aStage({ send: async () => refused })
  await play([aDelivery({ scene: 'bad', why: 'neither phone nor mail' })], aPace(), stage)
  expect(lines[0]).toMatch(/unusable +Lan: neither phone nor mail → turned away, 422 no_contact/)
})

it('sums up by what the door said, not by what was meant', async () => {
  const answers: Outcome['kind'][] = ['accepted', 'known', 'refused']
  const { stage } = aStage({
    send: async () => {
      const kind = answers.shift() ?? 'accepted'
      return kind === 'refused'
        ? { kind, reason: '422' }
        : { kind: kind === 'known' ? kind : 'accepted' }
    },
  })
  const tally = await play(endless('new', 'twice', 'bad'), aPace({ leads: 2 }), stage)
  const summary = summaryOf(tally)
  expect(summary).toContain('Played 4 deliveries')
  expect(summary).toContain('2 new, 1 sent twice, 1 unusable')
  expect(summary).toContain('took in 2, knew 1 already, turned away 1')
})
