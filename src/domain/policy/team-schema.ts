import { z } from 'zod'
import { languages, roles } from '../lead/lead.ts'
import { weeklyHours, zone } from './hours-schema.ts'
import { refuseRepeated } from './repeated.ts'
import { saying } from './words.ts'

const memberIdPattern = /^[a-z0-9][a-z0-9._-]*$/
const slackUserPattern = /^[UW][A-Z0-9]+$/
const slackChannelPattern = /^[CG][A-Z0-9]+$/
const countryPattern = /^[A-Z]{2}$/

export const country = z
  .string()
  .refine(
    (text) => countryPattern.test(text),
    saying({
      en: 'a country is two capital letters, such as VN or SG',
      vi: 'mã quốc gia gồm hai chữ hoa, ví dụ VN hoặc SG',
    }),
  )
  .meta({ pattern: countryPattern.source })

const language = z.enum(languages).describe('vi: tiếng Việt, en: English')

const member = z.strictObject({
  id: z
    .string()
    .refine(
      (text) => memberIdPattern.test(text),
      saying({
        en: 'an id is lower-case letters, digits, dot and dash, such as lan or minh.tran',
        vi: 'id gồm chữ thường không dấu, số, dấu chấm và gạch nối, ví dụ lan hoặc minh.tran',
      }),
    )
    .meta({
      pattern: memberIdPattern.source,
      description: 'Short stable name of the member, used in the record; never give it to another',
    }),
  name: z.string().min(1).describe('As colleagues say it; shown on cards'),
  role: z
    .enum(roles)
    .default('member')
    .describe('member: sells; manager: also steps in and approves; admin: also sets Baton up'),
  slack: z
    .string()
    .refine(
      (text) => slackUserPattern.test(text),
      saying({
        en: 'a Slack user id begins with U or W, such as U012ABCDEF (profile → ⋮ → Copy member ID)',
        vi: 'mã người dùng Slack bắt đầu bằng U hoặc W, ví dụ U012ABCDEF (hồ sơ → ⋮ → Copy member ID)',
      }),
    )
    .meta({ pattern: slackUserPattern.source, description: 'Slack user id, U…' })
    .optional(),
  teams: z.string().min(1).optional().describe('Microsoft Entra object id'),
  email: z.email().optional().describe('Finds the chat user when no id is given'),
  language: language.optional().describe('Of all that is personal; the team’s when left out'),
  zone: zone.optional().describe('IANA time zone; the team’s when left out'),
  hours: weeklyHours.optional().describe('Own working hours; the team’s when left out'),
  quota: z.int().positive().optional().describe('Most open leads that are assigned in turn'),
  sells: z.boolean().default(true).describe('false: sees and manages, is never assigned leads'),
})

const channel = z
  .strictObject({
    platform: z.enum(['slack', 'teams']).describe('Where the channel is'),
    id: z.string().min(1).describe('Slack channel id, C… or G…; Teams conversation id'),
    language: language.default('vi').describe('Of the cards in this channel'),
  })
  .refine(({ platform, id }) => platform !== 'slack' || slackChannelPattern.test(id), {
    ...saying({
      en: 'a Slack channel id begins with C or G, such as C012ABCDEF (not the #name)',
      vi: 'mã kênh Slack bắt đầu bằng C hoặc G, ví dụ C012ABCDEF (không phải tên #kênh)',
    }),
    path: ['id'],
  })

export const team = z
  .strictObject({
    name: z.string().min(1).describe('Of the team or company; shown in mails and pages'),
    language: language.default('vi').describe('Where nothing more personal is set'),
    zone: zone.default('Asia/Ho_Chi_Minh'),
    country: country.default('VN').describe('How phone numbers without a country code are read'),
    currency: z
      .enum(['VND', 'USD', 'EUR', 'SGD'])
      .default('VND')
      .describe('Of amounts written without a currency, and of the pipeline'),
    channels: z.array(channel).min(1).describe('Where new leads are announced, one card in each'),
    members: z.array(member).default([]).describe('The people who may act on leads'),
  })
  .superRefine(({ members, channels }, context) => {
    for (const key of ['id', 'slack', 'teams', 'email'] as const)
      refuseRepeated(
        context,
        members.map((one, index) => ({ value: one[key], path: ['members', index, key] })),
      )
    refuseRepeated(
      context,
      channels.map(({ id }, index) => ({ value: id, path: ['channels', index, 'id'] })),
    )
  })
