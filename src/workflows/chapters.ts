import type { Journey } from './journey.ts'

/*
 * A chapter is what happens while nobody acts. Each wait ends early when somebody does; the journey
 * then turns to whatever chapter fits, and what was already done there is not done again.
 */

/** Offer the lead to the team until one rep holds it. Source: PRODUCT.md, steps 4 to 6. */
export async function offerToTeam(journey: Journey): Promise<void> {
  if (!(await journey.keeps('announce'))) return
  if (!(await journey.keeps('show_again'))) return
  if (!(await journey.keeps('tell_managers'))) return
  if (!(await journey.keeps('assign_in_turn'))) return
  await journey.somethingHappens()
}

/** Warm leads wait in the queue, cool ones mature; both until somebody acts or the score moves. */
export async function waitToBeTaken(journey: Journey): Promise<void> {
  await journey.somethingHappens()
}

/** The claim promised a first call: a nudge before the time runs out, then the lead is free again. */
export async function keepPromise(journey: Journey): Promise<void> {
  if (!(await journey.keeps('nudge_first_call'))) return
  if (!(await journey.keeps('break_promise'))) return
  await journey.somethingHappens()
}

/** The next call or follow-up is due at its hour; silence after it is noticed. */
export async function keepWorking(journey: Journey): Promise<void> {
  if (!(await journey.keeps('next_step_due'))) return
  if (!(await journey.keeps('notice_silence'))) return
  if (!(await journey.keeps('silence_to_managers'))) return
  await journey.somethingHappens()
}

/** A day and an hour before, right after, and again when nobody says how it went. */
export async function meetTheBuyer(journey: Journey): Promise<void> {
  if (!(await journey.keeps('remind_first'))) return
  if (!(await journey.keeps('remind_again'))) return
  if (!(await journey.keeps('ask_outcome'))) return
  if (!(await journey.keeps('ask_outcome_again'))) return
  if (!(await journey.keeps('outcome_to_managers'))) return
  await journey.somethingHappens()
}
