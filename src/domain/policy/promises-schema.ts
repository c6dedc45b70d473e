import { z } from 'zod'
import { bantQuestions } from '../lead/lead.ts'
import { refusal, saying } from './words.ts'

const minutes = z.int().positive()
const workingDays = z.int().positive()

export const promises = z
  .strictObject({
    firstCallMinutes: minutes.default(15).describe('Working minutes from claim to first touch'),
    nudgeMinutes: minutes.default(10).describe('Working minutes from claim to the nudge'),
    silenceDays: workingDays.default(2).describe('Working days without a touch before a nudge'),
    managerDays: workingDays
      .default(4)
      .describe('Working days without a touch before the manager hears'),
    pingsPerHour: z
      .int()
      .positive()
      .default(10)
      .describe(
        'Most direct messages a member gets an hour; the rest wait, but for what is timed to the minute',
      ),
  })
  .superRefine((it, context) => {
    if (it.nudgeMinutes >= it.firstCallMinutes)
      context.addIssue(
        refusal(['nudgeMinutes'], {
          en: `the nudge (${it.nudgeMinutes} min) must come before the promise runs out (firstCallMinutes: ${it.firstCallMinutes})`,
          vi: `lời nhắc (${it.nudgeMinutes} phút) phải đến trước khi hết hạn gọi (firstCallMinutes: ${it.firstCallMinutes})`,
        }),
      )
    if (it.silenceDays >= it.managerDays)
      context.addIssue(
        refusal(['managerDays'], {
          en: `the manager (${it.managerDays} days) must hear after the owner was nudged (silenceDays: ${it.silenceDays})`,
          vi: `trưởng nhóm (${it.managerDays} ngày) phải được báo sau khi người phụ trách được nhắc (silenceDays: ${it.silenceDays})`,
        }),
      )
  })

export const claim = z
  .strictObject({
    ownMinutes: minutes.default(5).describe('Working minutes before the card is shown again'),
    managerMinutes: minutes.default(15).describe('Working minutes before the manager is told'),
    assignMinutes: minutes.default(30).describe('Working minutes before it is assigned in turn'),
  })
  .superRefine((it, context) => {
    for (const [lower, upper] of ladder)
      if (it[upper] <= it[lower])
        context.addIssue(
          refusal([upper], {
            en: `the ladder must rise: ${upper} (${it[upper]}) must be more than ${lower} (${it[lower]})`,
            vi: `các bậc phải tăng dần: ${upper} (${it[upper]}) phải lớn hơn ${lower} (${it[lower]})`,
          }),
        )
  })

const ladder = [
  ['ownMinutes', 'managerMinutes'],
  ['managerMinutes', 'assignMinutes'],
] as const

const attempt = z.strictObject({
  afterWorkingDays: z.int().nonnegative().describe('Working days after the attempt before it'),
  partOfDay: z
    .enum(['morning', 'noon', 'afternoon', 'late'])
    .describe('Another time of day than the last one reaches more people'),
})

export const cadence = z.strictObject({
  attempts: z
    .array(attempt)
    .min(1)
    .max(20)
    .optional()
    .describe('The calls until a lead is unreachable; six over two weeks when left out'),
  busyMinutes: minutes
    .default(30)
    .describe('Working minutes after a busy line before the next try'),
})

export const meetings = z.strictObject({
  remindBeforeMinutes: z
    .array(minutes)
    .max(2)
    .default([1440, 60])
    .describe('At most two reminders before a meeting, in minutes; 1440 is a day'),
  durationMinutes: minutes.default(60).describe('How long a meeting is unless said otherwise'),
  confirmAfterWorkingDays: workingDays
    .default(1)
    .describe('Working days after a meeting that was held until the confirmation call'),
  nudgeAfterMinutes: minutes
    .default(60)
    .describe('Working minutes after a meeting without a word on how it went'),
})

export const bant = z
  .strictObject({
    required: z
      .array(z.enum(bantQuestions))
      .default(['need'])
      .describe('Questions that must speak for a sale before a lead is an SQL'),
    othersNeeded: z
      .int()
      .min(0)
      .max(4)
      .default(2)
      .describe('How many of the other questions must speak for it as well'),
  })
  .refine(({ required, othersNeeded }) => othersNeeded <= 4 - new Set(required).size, {
    ...saying({
      en: 'more questions are needed than there are: BANT has four in all',
      vi: 'cần nhiều câu hơn số câu hiện có: BANT chỉ có bốn câu',
    }),
    path: ['othersNeeded'],
  })

export const bands = z
  .strictObject({
    hot: z.int().max(100).default(70).describe('From this score on: announced at once'),
    warm: z.int().default(40).describe('From this score on: in the queue and the digest'),
    minimum: z.int().default(0).describe('Below it a lead is disqualified'),
    mql: z.int().default(40).describe('Score from which marketing counts the lead'),
  })
  .superRefine((it, context) => {
    const order = `hot (${it.hot}) > warm (${it.warm}) > minimum (${it.minimum})`
    if (it.hot <= it.warm) context.addIssue(refusal(['hot'], outOfOrder(order)))
    if (it.warm <= it.minimum) context.addIssue(refusal(['warm'], outOfOrder(order)))
    if (it.mql < it.minimum)
      context.addIssue(
        refusal(['mql'], {
          en: `a disqualified lead cannot be an MQL: mql (${it.mql}) must not be below minimum (${it.minimum})`,
          vi: `lead bị loại không thể là MQL: mql (${it.mql}) không được thấp hơn minimum (${it.minimum})`,
        }),
      )
  })

const outOfOrder = (order: string) => ({
  en: `the bands must be in order: ${order}`,
  vi: `các mức phải theo thứ tự: ${order}`,
})
