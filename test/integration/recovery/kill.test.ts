import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comesTrue, insists, lanClicks, lanFills } from './a-rep.ts'
import {
  type BatonInParts,
  lan,
  leads,
  type Part,
  parts,
  startInParts,
  whyNot,
} from './baton-in-parts.ts'
import {
  audited,
  type Buyer,
  buyer,
  cardKey,
  deliver,
  deliveriesOf,
  keysAt,
  leadsOf,
  outboundOf,
  repeated,
  theLeadOf,
  unprocessed,
} from './the-record.ts'

const minutes = 60_000

describe.skipIf(whyNot !== null)(`Baton whose parts are killed${whyNot ?? ''}`, () => {
  let baton: BatonInParts
  beforeAll(async () => {
    baton = await startInParts()
  }, 10 * minutes)
  afterAll(async () => {
    await baton?.stop()
  }, 2 * minutes)

  it.for(parts)(
    'carries a lead from the door to a signed deal while %s is killed four times',
    { timeout: 15 * minutes },
    async (part) => {
      const { db, slack } = baton
      const who = buyer(parts.indexOf(part))
      expect(await deliver(baton, who)).toBe(202)
      await killed(part)
      await comesTrue('a card in the channel', () => standsOnce(who))

      await insists(
        'claim',
        atFirst(
          () => killed(part),
          async (kill) => {
            await lanClicks(slack, leads, who.name, '✋ Nhận lead')
            await kill()
          },
        ),
        async () => (await theLeadOf(db, who)).ownerId === 'lan',
      )
      const calls = await insists(
        'log the call',
        atFirst(
          () => killed(part),
          (kill) => fill(who, 'log_call', { outcome: 'reached' }, kill),
        ),
        async () => (await theLeadOf(db, who)).touches.length > 0,
      )
      await insists(
        'answer BANT',
        () => fill(who, 'bant', { authority: 'decides', timing: 'this_month' }),
        async () => (await theLeadOf(db, who)).sqlAt !== null,
      )
      await insists(
        'win',
        atFirst(
          () => killed(part),
          (kill) => fill(who, 'win', { amount: '650 triệu' }, kill),
        ),
        async () => (await theLeadOf(db, who)).stage === 'won',
      )

      const { id, touches, cards, stages, amount } = await theLeadOf(db, who)
      await comesTrue('everything sent', () => isAllSent(id))
      expect(amount).toBe(650_000_000n)
      expect(await audited(db, id, 'arrive')).toBe(1)
      expect(await audited(db, id, 'claim')).toBe(1)
      expect(await audited(db, id, 'win')).toBe(1)
      expect(stages.filter(({ to }) => to === 'won')).toHaveLength(1)
      expect(touches.length).toBeLessThanOrEqual(calls)
      expect(cards.filter(({ place }) => place === leads)).toHaveLength(1)
      await expectSentOnce(id)
    },
  )

  it('makes one lead of each accepted delivery when serve is killed with many under way', {
    timeout: 10 * minutes,
  }, async () => {
    let acknowledged = 0
    const sent: Sent[] = []
    const lanes = Array.from({ length: lanesAtOnce }, async (_, lane) => {
      for (let n = 1_000 + lane; ; n += lanesAtOnce) {
        const status = await deliver(baton, buyer(n))
        sent.push({ who: buyer(n), status })
        if (status !== 202) return
        acknowledged += 1
      }
    })
    await comesTrue('many accepted', async () => acknowledged >= enough)
    await baton.serve.kill()
    await Promise.all(lanes)
    const accepted = sent.filter(({ status }) => status === 202)
    const unanswered = sent.filter(({ status }) => status === null)
    expect(accepted.length + unanswered.length).toBe(sent.length)
    expect(unanswered).toHaveLength(lanesAtOnce)
    await baton.serve.startAgain()

    await comesTrue(
      'a lead of each',
      async () => (await leadsOf(db(), accepted)) >= accepted.length,
    )
    await comesTrue('an empty ledger', async () => (await unprocessed(db())) === 0)
    expect(await leadsOf(db(), accepted)).toBe(accepted.length)
    for (const { who } of unanswered) {
      expect(await leadsOf(db(), [{ who }])).toBe(await deliveriesOf(db(), who))
    }
  })

  it('accepts deliveries while Temporal is down, and begins them when it is back', {
    timeout: 10 * minutes,
  }, async () => {
    const who = buyer(9_000)
    await baton.stopTemporal()
    try {
      expect(await deliver(baton, who)).toBe(202)
      expect(await unprocessed(db())).toBe(1)
    } finally {
      await baton.startTemporal()
    }
    await comesTrue('a card in the channel', () => standsOnce(who))
    expect(await unprocessed(db())).toBe(0)
    expect(await leadsOf(db(), [{ who }])).toBe(1)
  })

  const db = () => baton.db

  async function standsOnce(who: Buyer): Promise<boolean> {
    const { id } = await theLeadOf(baton.db, who)
    const keys = await keysAt(baton.platform, leads)
    return keys.filter((key) => key === cardKey(id)).length === 1
  }

  /** Without a word before, and brought back; people go on meanwhile. */
  async function killed(part: Part): Promise<void> {
    const { back } = await baton.kill(part)
    await back
  }

  async function fill(
    { name }: Buyer,
    form: 'log_call' | 'bant' | 'win',
    answers: Readonly<Record<string, string>>,
    meanwhile?: () => Promise<void>,
  ): Promise<void> {
    await lanFills(baton.slack, name, places[form], { id: form, answers }, meanwhile)
  }

  async function isAllSent(leadId: string): Promise<boolean> {
    const now = Date.now()
    const waiting = (await outboundOf(baton.db, leadId)).filter(
      ({ state, sendAfter }) =>
        (state === 'pending' && (sendAfter === null || sendAfter.getTime() <= now)) ||
        state === 'sending',
    )
    return waiting.length === 0
  }

  async function expectSentOnce(leadId: string): Promise<void> {
    const rows = await outboundOf(baton.db, leadId)
    expect(rows.filter(({ state }) => state === 'failed')).toEqual([])
    const direct = await baton.slack.directChannel(lan)
    const keys = [
      ...(await keysAt(baton.platform, leads)),
      ...(await keysAt(baton.platform, direct)),
    ]
    expect(repeated(keys)).toEqual([])
    expect(keys).toContain(cardKey(leadId))
    const posted = rows.filter(({ kind, messageId }) => kind !== 'card' && messageId !== null)
    for (const { key } of posted) expect(keys).toContain(key)
  }
})

const lanesAtOnce = 20
const enough = 80

interface Sent {
  readonly who: Buyer
  readonly status: number | null
}

const places = {
  log_call: { button: '📞 Ghi kết quả gọi' },
  bant: { item: 'Cập nhật BANT' },
  win: { item: 'Chốt được hợp đồng' },
} as const

/** What is to happen in the middle of the first try that comes so far, and in no other. */
function atFirst(
  event: () => Promise<void>,
  act: (event: () => Promise<void>) => Promise<void>,
): () => Promise<void> {
  let happens = event
  const once = () => {
    const now = happens
    happens = async () => {}
    return now()
  }
  return () => act(once)
}
