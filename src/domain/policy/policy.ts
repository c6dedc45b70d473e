import { z } from 'zod'
import { behaviourKinds } from '../lead/behaviour.ts'
import { bantQuestions, languages, roles } from '../lead/lead.ts'

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as 08:30, at most 24:00')
const calendarDate = z.iso.date()
const zone = z.string().refine(isKnownZone, 'an IANA time zone such as Asia/Ho_Chi_Minh')
const minutes = z.int().positive()
const days = z.number().positive()

const span = z.strictObject({ from: clockTime, to: clockTime })
const dayHours = z.array(span).default([])
const weeklyHours = z.strictObject({
  mon: dayHours,
  tue: dayHours,
  wed: dayHours,
  thu: dayHours,
  fri: dayHours,
  sat: dayHours,
  sun: dayHours,
})

const member = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dot, dash')
    .describe('Short stable name of the member, used in the record'),
  name: z.string().min(1),
  role: z.enum(roles).default('member'),
  slack: z.string().optional().describe('Slack user id, U…'),
  teams: z.string().optional().describe('Microsoft Entra object id'),
  email: z.email().optional().describe('Finds the chat user when no id is given'),
  language: z.enum(languages).optional(),
  zone: zone.optional(),
  hours: weeklyHours.optional(),
  quota: z.int().positive().optional().describe('Most open leads assigned in turn'),
  sells: z.boolean().default(true).describe('false: sees and manages, is never assigned leads'),
})

const channel = z.strictObject({
  platform: z.enum(['slack', 'teams']),
  id: z.string().min(1).describe('Slack channel id, C…; Teams conversation id'),
  language: z.enum(languages).default('vi'),
})

const fitRule = z.strictObject({
  id: z.string().min(1),
  points: z.int(),
  field: z.enum([
    'source',
    'title',
    'company',
    'province',
    'email_kind',
    'phone_kind',
    'budget',
    'message',
    'need',
    'timing',
    'authority',
    'employees',
    'industry',
  ]),
  is: z.array(z.string()).optional().describe('Equal to one of these, diacritics and case ignored'),
  contains: z.array(z.string()).optional().describe('Contains one of these words'),
  present: z.boolean().optional(),
  atLeast: z.number().optional().describe('For budget, in VND; for employees, a count'),
  below: z.number().optional(),
  reason: z.strictObject({ vi: z.string(), en: z.string() }),
})

const behaviourRule = z.strictObject({
  id: z.string().min(1),
  points: z.int(),
  event: z.enum(behaviourKinds),
  path: z.string().optional().describe('Only pages whose path contains this'),
  halfLifeDays: days.optional().describe('Days after which half of the points are gone'),
  atMost: z.int().positive().default(3).describe('How often it counts, the newest first'),
  reason: z.strictObject({ vi: z.string(), en: z.string() }),
})

const negativeRule = z.union([
  behaviourRule.extend({ points: z.int().negative(), halfLifeDays: days.nullable().default(null) }),
  fitRule.extend({ points: z.int().negative() }),
  z.strictObject({
    id: z.string().min(1),
    points: z.int().negative(),
    inactiveDays: days,
    reason: z.strictObject({ vi: z.string(), en: z.string() }),
  }),
])

const attempt = z.strictObject({
  afterWorkingDays: z.int().nonnegative(),
  partOfDay: z.enum(['morning', 'noon', 'afternoon', 'late']),
})

export const policySchema = z.strictObject({
  version: z.literal(1),
  team: z.strictObject({
    name: z.string().min(1),
    language: z.enum(languages).default('vi'),
    zone: zone.default('Asia/Ho_Chi_Minh'),
    country: z.string().length(2).default('VN'),
    currency: z.enum(['VND', 'USD', 'EUR', 'SGD']).default('VND'),
    channels: z.array(channel).min(1),
    members: z.array(member).default([]),
  }),
  hours: weeklyHours,
  holidays: z
    .strictObject({
      country: z.string().length(2).nullable().default('VN'),
      dates: z.array(z.strictObject({ date: calendarDate, name: z.string() })).default([]),
      workingDates: z.array(calendarDate).default([]),
    })
    .prefault({}),
  promises: z
    .strictObject({
      firstCallMinutes: minutes.default(15).describe('Working minutes from claim to first touch'),
      nudgeMinutes: minutes.default(10).describe('Working minutes from claim to the nudge'),
      silenceDays: days.default(2).describe('Working days without a touch before a nudge'),
      managerDays: days.default(4).describe('Working days without a touch before the manager hears'),
      pingsPerHour: z.int().positive().default(10).describe('Most direct messages a rep gets an hour'),
    })
    .prefault({}),
  claim: z
    .strictObject({
      ownMinutes: minutes.default(5).describe('Working minutes before the card is shown again'),
      managerMinutes: minutes.default(15).describe('Working minutes before the manager is told'),
      assignMinutes: minutes.default(30).describe('Working minutes before it is assigned in turn'),
    })
    .prefault({}),
  cadence: z
    .strictObject({
      attempts: z.array(attempt).min(1).max(20).optional(),
      busyMinutes: minutes.default(30),
    })
    .prefault({}),
  meetings: z
    .strictObject({
      remindBeforeMinutes: z.array(minutes).default([1440, 60]),
      durationMinutes: minutes.default(60),
      confirmAfterWorkingDays: days.default(1),
      nudgeAfterMinutes: minutes.default(60),
    })
    .prefault({}),
  bant: z
    .strictObject({
      required: z.array(z.enum(bantQuestions)).default(['need']),
      othersNeeded: z.int().min(0).max(3).default(2),
    })
    .prefault({}),
  bands: z
    .strictObject({
      hot: z.int().default(70),
      warm: z.int().default(40),
      minimum: z.int().default(0).describe('Below it a lead is disqualified'),
      mql: z.int().default(40).describe('Score from which marketing counts the lead'),
    })
    .prefault({}),
  scoring: z.strictObject({
    halfLifeDays: days.default(14),
    caps: z
      .strictObject({
        fit: z.int().positive().default(60),
        behaviour: z.int().positive().default(60),
        negative: z.int().negative().default(-100),
      })
      .prefault({}),
    fit: z.array(fitRule),
    behaviour: z.array(behaviourRule),
    negative: z.array(negativeRule),
  }),
})

/** The team's rules, as read from `baton.yaml`. */
export type Policy = Readonly<z.infer<typeof policySchema>>
export type PolicyMember = Policy['team']['members'][number]

function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
