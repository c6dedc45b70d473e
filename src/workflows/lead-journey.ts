import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Answer, Instruction } from '../domain/lead/instruction.ts'
import { decide, send } from './activities.ts'
import { keepPromise, keepWorking, meetTheBuyer, offerToTeam, waitToBeTaken } from './chapters.ts'
import { type JourneyStart, signalNames, updateNames } from './contract.ts'
import { Journey } from './journey.ts'

/** One buyer, from the first touch to a signed deal: one workflow, as long as it takes. */
export async function leadJourney(start: JourneyStart): Promise<void> {
  const journey = new Journey(start.leadId)
  listen(journey)
  if (!(await begin(journey, start))) return
  await Promise.race([live(journey), keepSending(journey), keepScore(journey)])
}

/** The first chapter: is this somebody we know? Then their journey takes the delivery over. */
async function begin(
  journey: Journey,
  { leadId, inboundId, carried }: JourneyStart,
): Promise<boolean> {
  if (carried !== undefined) {
    journey.goOn(carried)
    return true
  }
  if (inboundId === null) {
    await journey.record({ kind: 'reread', id: journey.freshId('begin') })
    return true
  }
  const arrival = await decide.arrive(leadId, inboundId, Date.now())
  if (arrival.kind === 'known') await send.passOn(arrival.leadId, inboundId)
  if (arrival.kind === 'new') journey.take(arrival.recorded)
  return arrival.kind === 'new'
}

async function live(journey: Journey): Promise<void> {
  while (!(journey.isOver && allHandlersFinished())) {
    if (workflowInfo().continueAsNewSuggested) await goOnInANewRun(journey)
    await nextChapter(journey)
    await condition(allHandlersFinished)
  }
}

async function nextChapter(journey: Journey): Promise<void> {
  const { chapter } = journey
  switch (chapter) {
    case 'announcing':
      return offerToTeam(journey)
    case 'queued':
    case 'nurturing':
      return waitToBeTaken(journey)
    case 'promised':
      return keepPromise(journey)
    case 'working':
      return keepWorking(journey)
    case 'meeting':
      return meetTheBuyer(journey)
    case 'ended':
      return journey.settles()
    default:
      return chapter satisfies never
  }
}

async function keepSending(journey: Journey): Promise<never> {
  for (;;) {
    await journey.hasSomethingToSend()
    await journey.sendWhatWaits()
  }
}

/** The score is read when its band is due to change, never ticked. */
async function keepScore(journey: Journey): Promise<never> {
  for (;;) {
    await journey.bandIsDue()
    await journey.record({ kind: 'reread', id: journey.freshId('score') })
  }
}

async function goOnInANewRun(journey: Journey): Promise<void> {
  await condition(() => journey.isQuiet && allHandlersFinished())
  await continueAsNew<typeof leadJourney>({
    leadId: journey.leadId,
    inboundId: null,
    carried: journey.carry(),
  })
}

function listen(journey: Journey): void {
  for (const name of updateNames) {
    setHandler(
      defineUpdate<Answer, [Instruction]>(name),
      async (instruction) => {
        await journey.hasBegun()
        return journey.follow(instruction)
      },
      { validator: (instruction) => journey.refuse(instruction) },
    )
  }
  const hears = (name: string, kind: 'visit' | 'behaviour') =>
    setHandler(defineSignal<[string]>(name), async (inboundId) => {
      await journey.hasBegun()
      await journey.record({ kind, id: `${kind}:${inboundId}`, inboundId })
    })
  hears(signalNames.visited, 'visit')
  hears(signalNames.behaved, 'behaviour')
  setHandler(defineSignal(signalNames.rulesChanged), async () => {
    await journey.hasBegun()
    await journey.record({ kind: 'reread', id: journey.freshId('rules') })
  })
}
