import { maskEmail, maskPhone } from '../../../domain/identity/mask.ts'
import { formatPhone, telLink } from '../../../domain/identity/phone.ts'
import { bantQuestions, type NextStep } from '../../../domain/lead/lead.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { Instant } from '../../../domain/working-time/instant.ts'
import { budgetWords } from '../../../i18n/money-words.ts'
import { clockBeside, dayAndTime, duration } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Span, Text } from '../card.ts'
import { dotted, dottedSpans } from './blocks.ts'
import { reasonWords, sourceWords, stageWord } from './lead-words.ts'
import { type LeadView, memberName, type Reader } from './reader.ts'

/** A card that stays says clock times; one that is read once may say "today". */
export const whenOn =
  (lead: LeadRecord, { audience, zone, language, now }: LeadView) =>
  (at: Instant): string =>
    audience === 'asker'
      ? dayAndTime(at, zone, language, now)
      : clockBeside(at, lead.createdAt, zone, language)

/** "Form báo giá (Facebook) · TP. Hồ Chí Minh · 09:29 CN 29/11" */
export function sourceLine(lead: LeadRecord, view: LeadView): string {
  const { language, zone } = view
  const arrived =
    view.audience === 'asker'
      ? dayAndTime(lead.createdAt, zone, language, view.now)
      : dayAndTime(lead.createdAt, zone, language)
  const t = translator(language)
  const visits = lead.visits > 1 ? t('lead.visits', { n: lead.visits }) : null
  return dotted(lead.title, sourceWords(lead, language), lead.province, arrived, visits)
}

/** The four that weigh most; `why` has them all. */
export function whyLine({ reasons }: LeadRecord, { language }: Reader): Text | null {
  if (reasons.length === 0) return null
  const strongest = reasons.slice(0, 4).map((reason) => reasonWords(reason, language))
  return [{ bold: translator(language)('lead.why') }, ` ${dotted(...strongest)}`]
}

export function contactLine(
  { phone, email }: Pick<LeadRecord, 'phone' | 'email'>,
  complete: boolean,
  { language }: Pick<Reader, 'language'>,
): Text {
  if (phone === null && email === null) return [translator(language)('lead.no_contact')]
  return dottedSpans(
    phone === null ? null : ['📞 ', complete ? callLink(phone) : maskPhone(phone)],
    email === null ? null : ['✉️ ', complete ? mailLink(email) : maskEmail(email)],
  )
}

export const callLink = (phone: string): Span => ({
  link: telLink(phone),
  text: formatPhone(phone),
})
const mailLink = (email: string): Span => ({ link: `mailto:${email}`, text: email })

/** "BANT ☑ Nhu cầu ☐ Ngân sách …": checked means it speaks for a sale. */
export function bantLine({ bant }: Pick<LeadRecord, 'bant'>, { language }: Reader): Text {
  const t = translator(language)
  const boxes = bantQuestions.map(
    (question) => `${bant[question]?.holds === true ? '☑' : '☐'} ${t(`bant.${question}`)}`,
  )
  return [{ bold: 'BANT' }, `  ${boxes.join('  ')}`]
}

/** What the buyer wrote and named; for those who see the contact. */
export function buyerLines(
  { message, budget }: LeadRecord,
  { language }: Reader,
): readonly string[] {
  const t = translator(language)
  return [
    ...(message === null ? [] : [`💬 “${message}”`]),
    ...(budget === null
      ? []
      : [`💰 ${t('lead.budget', { budget: budgetWords(budget, language) })}`]),
  ]
}

/** Who has it and since when, or that nobody has. */
export function ownerLine(lead: LeadRecord, view: LeadView): string {
  const t = translator(view.language)
  const when = whenOn(lead, view)
  if (lead.ownerId === null) {
    return dotted(
      t('lead.unclaimed'),
      lead.announcedAt === null ? null : t('lead.announced', { time: when(lead.announcedAt) }),
    )
  }
  const owner = lead.ownerName ?? memberName(view.members, lead.ownerId, view)
  if (lead.claimedAt === null) return t('lead.owned', { owner })
  return dotted(
    `${t('lead.claimed', { owner, time: when(lead.claimedAt) })}${afterWait(lead, view)}`,
    promise(lead, view),
  )
}

/** "Tiềm năng · SQL · chăm sóc gần nhất 10:02 · tiếp theo: gọi lại 14:00" */
export function stageLine(lead: LeadRecord, view: LeadView): string {
  const t = translator(view.language)
  const when = whenOn(lead, view)
  const promised = lead.nextStep?.kind === 'first_call'
  return dotted(
    t('lead.stage', { stage: stageWord(lead.stage, view.language) }),
    lead.sqlAt === null ? (lead.mqlAt === null ? null : 'MQL') : 'SQL',
    lead.lastTouchAt === null ? null : t('lead.last_touch', { time: when(lead.lastTouchAt) }),
    lead.nextStep === null || promised
      ? null
      : t('lead.next', { step: nextStepWords(lead.nextStep, when, view) }),
  )
}

/** "gọi lần 2 lúc 14:00" */
export function nextStepWords(
  step: NextStep,
  when: (at: Instant) => string,
  { language }: Pick<Reader, 'language'>,
): string {
  const attempt = 'attempt' in step ? step.attempt : 0
  return translator(language)(`step.${step.kind}`, { time: when(step.dueAt), attempt })
}

function afterWait({ announcedAt, claimedAt }: LeadRecord, { language }: Reader): string {
  if (announcedAt === null || claimedAt === null || claimedAt < announcedAt) return ''
  const span = duration(claimedAt - announcedAt, language)
  return ` ${translator(language)('lead.claimed_after', { span })}`
}

function promise(lead: LeadRecord, view: LeadView): string | null {
  if (lead.callBy === null || lead.firstTouchAt !== null) return null
  return translator(view.language)('lead.call_by', { time: whenOn(lead, view)(lead.callBy) })
}
