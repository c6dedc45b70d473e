import { defaultPlan, nextAttempt } from '../cadence/cadence.ts'
import type { CallOutcome, DisqualifyReason } from '../lead/call-outcome.ts'
import type { Wish } from '../lead/instruction.ts'
import type { JourneyState } from '../lead/journey-state.ts'
import type { Stage } from '../lead/lead.ts'
import {
  atRest,
  type House,
  type Marks,
  type Progress,
  type Standing,
  settledAtEnd,
} from './progress.ts'
import { afterWorkingMinutes, followUp, touched } from './touch.ts'

type LoggedCall = Extract<Wish, { kind: 'log_call' }>

/** What a call's outcome means for the lead. Source: PRODUCT.md, step 7. */
export function callLogged(standing: Standing, call: LoggedCall, house: House): Progress {
  const { state, marks } = touched(standing, house)
  const called = { ...state, attemptsMade: state.attemptsMade + 1 }
  return {
    ...consequence(called, standing, call, house, marks),
    touch: { kind: 'call', outcome: call.outcome },
  }
}

function consequence(
  state: JourneyState,
  standing: Standing,
  call: LoggedCall,
  house: House,
  marks: Marks,
): Progress {
  switch (call.outcome) {
    case 'reached':
      return reached(state, house, marks)
    case 'no_answer':
      return { ...tryAgain(state, standing, house), marks }
    case 'busy':
      return { ...tryAgainSoon(state, standing, house), marks }
    case 'call_back_at':
      return { ...callBack(state, call, house), marks }
    case 'wrong_number':
    case 'number_dead':
      return {
        ...numberUseless(state, standing, call.outcome),
        ...settledAtEnd(state, house),
        marks: { ...marks, phoneDead: true },
      }
    case 'do_not_call':
      return {
        state: putOut(state, 'do_not_call'),
        ...settledAtEnd(state, house),
        marks: { ...marks, doNotCall: true },
      }
    default:
      return call.outcome satisfies never
  }
}

function reached(state: JourneyState, house: House, marks: Marks): Progress {
  const stage: Stage = isUntried(state.stage) ? 'researched' : state.stage
  const nextStep = followUp(state, house.policy.meetings.confirmAfterWorkingDays, house)
  // Whoever was reached is tried from the first attempt on when they do not answer again.
  const after = { ...state, stage, nextStep, attemptsMade: 0 }
  return { state: after, behaviour: 'call_reached', marks }
}

const isUntried = (stage: Stage): boolean => stage === 'new' || stage === 'unreachable'

function tryAgain(state: JourneyState, { askedContact }: Standing, house: House): Progress {
  const { policy, at } = house
  const plan = policy.cadence.attempts ?? defaultPlan
  const calendar = house.calendarOf(state.ownerId)
  const next = nextAttempt(plan, { made: state.attemptsMade, lastAt: at }, calendar, {
    zone: policy.team.zone,
    lawfulOnly: !askedContact,
  })
  if (next.kind === 'exhausted') return givenUp(state)
  return {
    state: { ...state, nextStep: { kind: 'call', dueAt: next.dueAt, attempt: next.attempt } },
  }
}

/** The last attempt of the plan: to nurturing, not into the bin. */
function givenUp(state: JourneyState): Progress {
  return {
    state: { ...state, stage: 'unreachable', nextStep: null },
    stageReason: 'attempts_used',
    tell: [{ to: 'owner', notice: { kind: 'unreachable', attempts: state.attemptsMade } }],
  }
}

/** A busy line is tried again soon, but who did not ask for a call only when the law allows the next. */
function tryAgainSoon(state: JourneyState, standing: Standing, house: House): Progress {
  const later = tryAgain(state, standing, house)
  if (later.state.nextStep?.kind !== 'call' || !standing.askedContact) return later
  const dueAt = afterWorkingMinutes(state, house.policy.cadence.busyMinutes, house)
  return { state: { ...state, nextStep: { ...later.state.nextStep, dueAt } } }
}

/** The buyer named the time, so it stands as it is. */
function callBack(state: JourneyState, call: LoggedCall, house: House): Progress {
  const dueAt =
    call.callBackAt ?? afterWorkingMinutes(state, house.policy.cadence.busyMinutes, house)
  return {
    state: { ...state, nextStep: { kind: 'call_back', dueAt, attempt: state.attemptsMade + 1 } },
  }
}

/** With a mail address left the lead is nurtured; with nothing left it is put out. */
function numberUseless(
  state: JourneyState,
  { hasEmail }: Standing,
  outcome: Extract<CallOutcome, 'wrong_number' | 'number_dead'>,
): Progress {
  if (!hasEmail) return { state: putOut(state, outcome) }
  return { state: { ...atRest(state), stage: 'unreachable' }, stageReason: outcome }
}

const putOut = (state: JourneyState, reason: DisqualifyReason): JourneyState => ({
  ...atRest(state),
  disqualified: reason,
})
