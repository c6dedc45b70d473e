import { z } from 'zod'
import { weeklyHours } from './hours-schema.ts'
import { bands, bant, cadence, claim, meetings, promises } from './promises-schema.ts'
import { refuseRepeated } from './repeated.ts'
import { scoring } from './scoring-schema.ts'
import { country, team } from './team-schema.ts'

const calendarDate = z.iso.date().describe('YYYY-MM-DD')

const holidays = z
  .strictObject({
    country: country
      .nullable()
      .default('VN')
      .describe('Whose public holidays are days off; null: none but the dates below'),
    dates: z
      .array(
        z.strictObject({
          date: calendarDate,
          name: z.string().min(1).describe('What the day is; people read it'),
        }),
      )
      .default([])
      .describe('More days off: company days, a bridge day announced by the government'),
    workingDates: z
      .array(calendarDate)
      .default([])
      .describe('Days worked although they are a holiday, such as a swapped Saturday'),
  })
  .superRefine(({ dates, workingDates }, context) =>
    refuseRepeated(context, [
      ...dates.map(({ date }, index) => ({ value: date, path: ['dates', index, 'date'] })),
      ...workingDates.map((date, index) => ({ value: date, path: ['workingDates', index] })),
    ]),
  )

export const policySchema = z
  .strictObject({
    version: z.literal(1).describe('Of this file’s format'),
    team: team.describe('Who sells, and where they are'),
    hours: weeklyHours.describe('When the team works; every wait is counted in working time'),
    holidays: holidays.prefault({}).describe('Days on which nobody is expected to work'),
    promises: promises.prefault({}).describe('What a buyer may count on once a lead is claimed'),
    claim: claim.prefault({}).describe('What happens to a card that nobody claims'),
    cadence: cadence.prefault({}).describe('When to try again after a call that reached nobody'),
    meetings: meetings.prefault({}).describe('Around an arranged meeting'),
    bant: bant.prefault({}).describe('What makes a lead an SQL'),
    bands: bands.prefault({}).describe('What the score means, from 0 to 100'),
    scoring: scoring.describe('Where the points come from'),
  })
  .describe('The rules of a Baton team')

/** The team's rules, as read from `baton.yaml`. */
export type Policy = Readonly<z.infer<typeof policySchema>>
export type PolicyMember = Policy['team']['members'][number]
