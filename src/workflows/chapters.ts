import { meetingReminders } from '../domain/lead/journey-state.ts'
import type { Journey } from './journey.ts'

/*
 * A chapter is what happens while nobody acts. Each wait ends early when somebody does; the journey
 * then turns to whatever chapter fits, and what was already done there is not done again.
 */

/** Offer the lead to the team until one rep holds it. Source: PRODUCT.md, steps 4 to 6. */
export async function offerToTeam(journey: Journey): Promise<void> {
  const ladder = ['announce', 'show_again', 'tell_managers', 'assign_in_turn'] as const
  if (await journey.keeps(...ladder, ...meetingReminders)) {
    await journey.somethingHappens()
  }
}

/** Warm leads wait in the queue, cool ones mature; both until somebody acts or the score moves. */
export async function waitToBeTaken(journey: Journey): Promise<void> {
  if (await journey.keeps(...meetingReminders)) await journey.somethingHappens()
}

/** The claim promised a first call: a nudge before the time runs out, then the lead is free again. */
export async function keepPromise(journey: Journey): Promise<void> {
  if (await journey.keeps('nudge_first_call', 'break_promise')) await journey.somethingHappens()
}

/** The next call or follow-up is due at its hour; silence after it is noticed. */
export async function keepWorking(journey: Journey): Promise<void> {
  if (await journey.keeps('next_step_due', 'notice_silence', 'silence_to_managers')) {
    await journey.somethingHappens()
  }
}

/** A day and an hour before, right after, and again when nobody says how it went. */
export async function meetTheBuyer(journey: Journey): Promise<void> {
  const before = ['next_step_due', ...meetingReminders] as const
  const after = ['ask_outcome', 'ask_outcome_again', 'outcome_to_managers'] as const
  if (await journey.keeps(...before, ...after)) await journey.somethingHappens()
}
