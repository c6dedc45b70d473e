/** What a rep can say of a call. Source: PRODUCT.md, journey step 7. */
export const callOutcomes = [
  'reached',
  'no_answer',
  'busy',
  'call_back_at',
  'wrong_number',
  'number_dead',
  'do_not_call',
] as const
export type CallOutcome = (typeof callOutcomes)[number]

export const meetingOutcomes = ['held', 'no_show', 'moved', 'cancelled'] as const
export type MeetingOutcome = (typeof meetingOutcomes)[number]

export const lossReasons = [
  'price',
  'competitor',
  'no_need',
  'no_budget',
  'no_answer',
  'timing',
  'other',
] as const
export type LossReason = (typeof lossReasons)[number]

/** Why a lead is not one for us; marketing counts these by source. */
export const wrongTargetReasons = [
  'not_our_product',
  'too_small',
  'outside_area',
  'job_seeker',
  'supplier',
  'competitor',
  'other',
] as const
export type WrongTargetReason = (typeof wrongTargetReasons)[number]

export const disqualifyReasons = [
  'spam',
  'test',
  'wrong_number',
  'number_dead',
  'do_not_call',
  'below_minimum',
  'other',
] as const
export type DisqualifyReason = (typeof disqualifyReasons)[number]
