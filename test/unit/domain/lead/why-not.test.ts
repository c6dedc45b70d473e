import { describe, expect, it } from 'vitest'
import type { Wish, WishKind } from '../../../../src/domain/lead/instruction.ts'
import type { JourneyState } from '../../../../src/domain/lead/journey-state.ts'
import type { Actor } from '../../../../src/domain/lead/lead.ts'
import { whyNot } from '../../../../src/domain/lead/why-not.ts'
import {
  aClaimedJourney,
  aJourney,
  aMeetingJourney,
  anInstruction,
  aWorkedJourney,
  huy,
  lan,
  mai,
} from '../../../builders/journey.ts'
import { clock, memberId } from '../../../builders/lead.ts'

const now = clock('09:40')
const tomorrow = clock('10:00', '2026-12-01')

const refusal = (state: JourneyState, wish: Wish, by: Actor = lan, at = now) =>
  whyNot(state, anInstruction(wish, by), at)

/** One wish of each kind, allowed for the owner of a lead whose meeting is to come. */
const everyWish: Readonly<Record<WishKind, Wish>> = {
  claim: { kind: 'claim' },
  release: { kind: 'release' },
  log_call: { kind: 'log_call', outcome: 'reached' },
  answer_bant: { kind: 'answer_bant', answers: {} },
  set_stage: { kind: 'set_stage', stage: 'hot' },
  wrong_target: { kind: 'wrong_target', reason: 'supplier' },
  book_meeting: { kind: 'book_meeting', startsAt: tomorrow, minutes: 60 },
  record_meeting: { kind: 'record_meeting', outcome: 'cancelled' },
  win: { kind: 'win', amount: 1 },
  lose: { kind: 'lose', reason: 'price' },
  reopen: { kind: 'reopen' },
  hand_over: { kind: 'hand_over', to: memberId('huy') },
  disqualify: { kind: 'disqualify', reason: 'spam' },
  restore: { kind: 'restore' },
}

const wishes = (...kinds: readonly WishKind[]) => kinds.map((kind) => everyWish[kind])
const ownersWishes = wishes(
  'release',
  'log_call',
  'answer_bant',
  'set_stage',
  'wrong_target',
  'book_meeting',
  'record_meeting',
  'win',
  'lose',
)
const ofOpenLeads = [...ownersWishes, ...wishes('claim', 'disqualify', 'hand_over')]

describe('what the owner asks of an open lead', () => {
  it.each(ownersWishes)('is followed: $kind', (wish) => {
    expect(refusal(aMeetingJourney(), wish)).toBeNull()
  })

  it.each(ownersWishes)('is followed for a manager who steps in: $kind', (wish) => {
    expect(refusal(aMeetingJourney(), wish, mai)).toBeNull()
  })

  it.each(ownersWishes)('is refused to a colleague, with the owner’s name: $kind', (wish) => {
    expect(refusal(aMeetingJourney(), wish, huy)).toEqual({
      code: 'not_owner',
      owner: lan.memberId,
    })
  })

  it.each(ownersWishes)('is refused to everybody before it is claimed: $kind', (wish) => {
    for (const by of [lan, mai]) {
      expect(refusal(aJourney(), wish, by)).toEqual({ code: 'not_claimed' })
    }
  })
})

describe('a lead that has ended', () => {
  it.each(ofOpenLeads)('is closed to the wish: $kind', (wish) => {
    for (const stage of ['won', 'lost', 'wrong_target'] as const) {
      expect(refusal(aMeetingJourney({ stage }), wish)).toEqual({ code: 'closed', stage })
    }
  })

  it.each(ofOpenLeads)('is disqualified for the wish: $kind', (wish) => {
    expect(refusal(aMeetingJourney({ disqualified: 'spam' }), wish, mai)).toEqual({
      code: 'disqualified',
    })
  })

  it('is reopened by its owner or a manager, and by nobody else', () => {
    const lost = aWorkedJourney({ stage: 'lost' })
    expect(refusal(lost, everyWish.reopen)).toBeNull()
    expect(refusal(lost, everyWish.reopen, mai)).toBeNull()
    expect(refusal(lost, everyWish.reopen, huy)).toEqual({
      code: 'not_owner',
      owner: lan.memberId,
    })
  })

  it('that nobody owned is the managers’ to reopen', () => {
    const lost = aJourney({ stage: 'lost' })
    expect(refusal(lost, everyWish.reopen, mai)).toBeNull()
    expect(refusal(lost, everyWish.reopen)).toEqual({ code: 'not_owner', owner: null })
  })

  it('is not reopened while it is open', () => {
    expect(refusal(aWorkedJourney(), everyWish.reopen)).toEqual({ code: 'not_closed' })
  })

  it('is restored by anybody, if it was put out', () => {
    expect(refusal(aJourney({ disqualified: 'spam' }), everyWish.restore, huy)).toBeNull()
    expect(refusal(aJourney(), everyWish.restore)).toEqual({ code: 'not_disqualified' })
  })
})

describe('claiming', () => {
  it('is open to everybody while nobody has it', () => {
    expect(refusal(aJourney(), everyWish.claim, huy)).toBeNull()
  })

  it('is refused once somebody has it, with who and when, to the owner as well', () => {
    const taken = { code: 'already_claimed', by: lan.memberId, at: clock('09:31') }
    expect(refusal(aClaimedJourney(), everyWish.claim, huy)).toEqual(taken)
    expect(refusal(aClaimedJourney(), everyWish.claim, lan)).toEqual(taken)
  })
})

describe('putting a lead out', () => {
  it('is open to everybody while nobody has it, then to owner and managers', () => {
    expect(refusal(aJourney(), everyWish.disqualify, huy)).toBeNull()
    expect(refusal(aClaimedJourney(), everyWish.disqualify, lan)).toBeNull()
    expect(refusal(aClaimedJourney(), everyWish.disqualify, mai)).toBeNull()
    expect(refusal(aClaimedJourney(), everyWish.disqualify, huy)).toEqual({
      code: 'not_owner',
      owner: lan.memberId,
    })
  })
})

describe('handing over', () => {
  it('is the owner’s and the managers’ to do; managers also give what nobody has', () => {
    expect(refusal(aClaimedJourney(), everyWish.hand_over)).toBeNull()
    expect(refusal(aClaimedJourney(), everyWish.hand_over, mai)).toBeNull()
    expect(refusal(aJourney(), everyWish.hand_over, mai)).toBeNull()
    expect(refusal(aJourney(), everyWish.hand_over)).toEqual({ code: 'not_claimed' })
    expect(refusal(aClaimedJourney(), everyWish.hand_over, huy)).toEqual({
      code: 'not_owner',
      owner: lan.memberId,
    })
  })

  it('to who has it already is refused', () => {
    const toLan: Wish = { kind: 'hand_over', to: lan.memberId }
    expect(refusal(aClaimedJourney(), toLan, mai)).toEqual({ code: 'same_owner' })
  })
})

describe('times', () => {
  const past = { code: 'time_in_past', at: now }

  it('of a call back, a meeting and a moved meeting are to come', () => {
    const state = aMeetingJourney()
    expect(refusal(state, { kind: 'log_call', outcome: 'call_back_at', callBackAt: now })).toEqual(
      past,
    )
    expect(refusal(state, { kind: 'book_meeting', startsAt: now, minutes: 60 })).toEqual(past)
    expect(refusal(state, { kind: 'record_meeting', outcome: 'moved', movedTo: now })).toEqual(past)
    expect(
      refusal(state, { kind: 'record_meeting', outcome: 'moved', movedTo: now + 1 }),
    ).toBeNull()
  })
})

describe('what came of a meeting', () => {
  it('is asked only where there is one', () => {
    expect(refusal(aWorkedJourney(), everyWish.record_meeting)).toEqual({ code: 'no_meeting' })
  })

  it('is not a no-show before the hour, but may be held earlier than agreed', () => {
    const startsAt = clock('14:00', '2026-12-03')
    const noShow: Wish = { kind: 'record_meeting', outcome: 'no_show' }
    expect(refusal(aMeetingJourney(), noShow)).toEqual({ code: 'meeting_not_over', startsAt })
    expect(refusal(aMeetingJourney(), noShow, lan, startsAt)).toBeNull()
    expect(refusal(aMeetingJourney(), { kind: 'record_meeting', outcome: 'held' })).toBeNull()
  })
})

describe('the stage', () => {
  it('is not set to what it is', () => {
    const wish: Wish = { kind: 'set_stage', stage: 'researched' }
    expect(refusal(aWorkedJourney(), wish)).toEqual({ code: 'same_stage', stage: 'researched' })
  })
})
