import { type Bant, bantHolds } from '../lead/bant.ts'
import type { Wish } from '../lead/instruction.ts'
import type { JourneyState } from '../lead/journey-state.ts'
import { bantQuestions, type MemberId, type Stage } from '../lead/lead.ts'
import type { House, Progress, Standing } from './progress.ts'
import { followUp, touched } from './touch.ts'

/** Answers move the lead forward, never back; BANT that holds makes an SQL once they were reached. */
export function bantAnswered(
  standing: Standing,
  { answers }: Extract<Wish, { kind: 'answer_bant' }>,
  by: MemberId,
  house: House,
): Progress {
  const bant = withAnswers(standing.bant, answers, by)
  const { state, marks } = touched(standing, house)
  const holds = bantHolds(bant, house.policy.bant)
  const stage = furtherOf(state.stage, holds ? 'hot' : bant.need?.holds ? 'potential' : state.stage)
  const becameSql = holds && standing.everReached && !standing.isSql
  const after = withNextStep({ ...state, stage }, house)
  return { state: after, bant, marks: { ...marks, becameSql }, stageReason: 'bant' }
}

export function stageSet(
  standing: Standing,
  { stage }: Extract<Wish, { kind: 'set_stage' }>,
  house: House,
): Progress {
  const { state, marks } = touched(standing, house)
  return { state: withNextStep({ ...state, stage }, house), marks }
}

/** The promised first call is over with the first touch: the next one is planned, not forgotten. */
const withNextStep = (state: JourneyState, house: House): JourneyState =>
  state.nextStep?.kind === 'first_call' ? { ...state, nextStep: followUp(state, 1, house) } : state

function withAnswers(
  bant: Bant,
  answers: Extract<Wish, { kind: 'answer_bant' }>['answers'],
  by: MemberId,
): Bant {
  const given = bantQuestions.flatMap((question) => {
    const choice = answers[question]
    return choice === undefined ? [] : [[question, { ...choice, from: by }] as const]
  })
  return { ...bant, ...Object.fromEntries(given) }
}

const forward: readonly Stage[] = ['new', 'unreachable', 'researched', 'potential', 'hot']

const furtherOf = (now: Stage, asked: Stage): Stage =>
  forward.indexOf(asked) > forward.indexOf(now) ? asked : now
