import { describe, expect, it } from 'vitest'
import type { Bant } from '../../../../src/domain/lead/bant.ts'
import type { BantChoice } from '../../../../src/domain/lead/instruction.ts'
import type { BantQuestion } from '../../../../src/domain/lead/lead.ts'
import {
  aClaimedJourney,
  aMeetingJourney,
  aStanding,
  aWorkedJourney,
} from '../../../builders/journey.ts'
import { clock } from '../../../builders/lead.ts'
import { following } from './following.ts'

const yes: BantChoice = { value: 'yes', holds: true }
const no: BantChoice = { value: 'no', holds: false }
const fromLan = { value: 'yes', holds: true, from: 'lan' }

const answer = (
  answers: Readonly<Partial<Record<BantQuestion, BantChoice>>>,
  standing = aStanding(aWorkedJourney(), { everReached: true }),
) => following({ kind: 'answer_bant', answers }, standing)

describe('answers to BANT', () => {
  it('are kept with who asked, beside what was known', () => {
    const known: Bant = { budget: { value: '1b', holds: true, from: 'buyer' } }
    const standing = aStanding(aWorkedJourney(), { bant: known })
    expect(answer({ need: yes }, standing).bant).toEqual({ ...known, need: fromLan })
  })

  it('replace an earlier answer to the same question', () => {
    const standing = aStanding(aWorkedJourney(), { bant: { need: fromLan } })
    expect(answer({ need: no }, standing).bant).toEqual({ need: { ...no, from: 'lan' } })
  })

  it('with a need make the lead potential', () => {
    const { state, stageReason } = answer({ need: yes })
    expect(state.stage).toBe('potential')
    expect(stageReason).toBe('bant')
    expect(answer({ need: no }).state.stage).toBe('researched')
  })

  it('with a need and two more make it hot, and an SQL once somebody was reached', () => {
    const enough = { need: yes, budget: yes, timing: yes }
    expect(answer(enough)).toMatchObject({ state: { stage: 'hot' }, marks: { becameSql: true } })
    const unreached = aStanding(aWorkedJourney(), { everReached: false })
    expect(answer(enough, unreached).marks).toMatchObject({ becameSql: false })
    const already = aStanding(aWorkedJourney(), { everReached: true, isSql: true })
    expect(answer(enough, already).marks).toMatchObject({ becameSql: false })
  })

  it('never move the lead back', () => {
    const hot = aStanding(aWorkedJourney({ stage: 'hot' }), { bant: { need: fromLan } })
    expect(answer({ need: no }, hot).state.stage).toBe('hot')
    expect(answer({ budget: yes }, hot).state.stage).toBe('hot')
  })
})

describe('the step after the promised call', () => {
  it('is planned when BANT or the stage is the first touch', () => {
    const nextStep = { kind: 'follow_up', dueAt: clock('09:40', '2026-12-01') }
    const fresh = aStanding(aClaimedJourney())
    expect(answer({ need: yes }, fresh).state.nextStep).toEqual(nextStep)
    const staged = following({ kind: 'set_stage', stage: 'hot' }, fresh)
    expect(staged.state).toMatchObject({ stage: 'hot', promise: null, nextStep })
  })

  it('stays what it was otherwise', () => {
    const { state } = answer({ need: yes }, aStanding(aMeetingJourney()))
    expect(state.nextStep).toEqual(aMeetingJourney().nextStep)
  })
})
