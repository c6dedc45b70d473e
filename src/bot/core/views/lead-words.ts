import { type Band, isClosedStage, type Language, type Stage } from '../../../domain/lead/lead.ts'
import type { LeadRecord } from '../../../domain/lead/record.ts'
import type { ScoreReason } from '../../../domain/scoring/score.ts'
import { translator } from '../../../i18n/translator.ts'
import { dotted } from './blocks.ts'

type Named = Pick<LeadRecord, 'name' | 'honorific' | 'company' | 'number'>

/** How a lead is spoken of: "anh Minh" in Vietnamese, the full name in English. */
export function spokenName(
  {
    name,
    honorific,
    company,
    number,
  }: Pick<LeadRecord, 'name' | 'honorific' | 'company' | 'number'>,
  language: Language,
): string {
  const t = translator(language)
  if (name === null) return company ?? t('lead.nameless', { number })
  return language === 'vi' && honorific !== null ? `${honorific} ${givenName(name)}` : name
}

/** The same at the head of a line: "Anh Minh". */
export const leadName = (lead: Named, language: Language): string =>
  sentence(spokenName(lead, language))

/** Begins with a capital, whatever name it begins with; an emoji before it stays. */
export const sentence = (text: string): string =>
  text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase())

/** "Anh Minh · Công ty An Phát", the company once only. */
export const nameAndCompany = (lead: LeadRecord, language: Language): string =>
  dotted(leadName(lead, language), lead.name === null ? null : lead.company)

/** "🔥 NÓNG · 92 — Anh Minh · Công ty An Phát": the first thing read on every card. */
export function headline(lead: LeadRecord, language: Language): string {
  const standing = isClosedStage(lead.stage)
    ? `${stageEmoji(lead.stage)} ${stageWord(lead.stage, language).toLocaleUpperCase(language)}`
    : `${bandEmoji[bandShown(lead)]} ${dotted(loudBand(lead, language), scoreShown(lead))}`
  return `${standing} — ${nameAndCompany(lead, language)}`
}

/** Of a lead that was put out the score says nothing. */
const scoreShown = ({ score, disqualified }: LeadRecord): string | null =>
  disqualified === null ? String(score) : null

/** A lead put out by hand is shown as out, whatever its score. */
export const bandShown = ({
  band,
  disqualified,
}: Pick<LeadRecord, 'band' | 'disqualified'>): Band =>
  disqualified === null ? band : 'disqualified'

export const bandWord = (band: Band, language: Language): string =>
  translator(language)(`band.${band}`)

export const stageWord = (stage: Stage, language: Language): string =>
  translator(language)(`stage.${stage}`)

/** Emoji beside the word, never instead of it. */
export const bandEmoji: Readonly<Record<Band, string>> = {
  hot: '🔥',
  warm: '🌤️',
  cool: '❄️',
  disqualified: '🚫',
}

/** "+25 xem hết bảng giá". The minus is a real one, so that it lines up and reads as one. */
export const reasonWords = ({ points, text }: ScoreReason, language: Language): string =>
  `${points < 0 ? '−' : '+'}${Math.abs(points)} ${text[language]}`

/** "Form báo giá (Facebook Ads)"; a source nobody translated is shown as it came. */
export function sourceWords(
  { source, sourceDetail }: Pick<LeadRecord, 'source' | 'sourceDetail'>,
  language: Language,
): string {
  const name = sourceName(source, language)
  return sourceDetail === null || sourceDetail === name ? name : `${sourceDetail} (${name})`
}

export const sourceName = (source: string, language: Language): string => {
  const code = source.toLowerCase().replace(/[\s-]+/g, '_')
  const known = knownSources.find((name) => name === code)
  return known === undefined ? source : translator(language)(`source.${known}`)
}

const knownSources = [
  'web_form',
  'website',
  'api',
  'facebook',
  'facebook_ads',
  'google',
  'google_ads',
  'zalo',
  'tiktok',
  'linkedin',
  'chat',
  'mail',
  'csv',
  'event',
  'referral',
  'phone',
  'manual',
] as const

function stageEmoji(stage: Stage): string {
  if (stage === 'won') return '🏆'
  return stage === 'lost' ? '🏁' : '🚫'
}

const loudBand = (lead: LeadRecord, language: Language): string =>
  bandWord(bandShown(lead), language).toLocaleUpperCase(language)

/** Vietnamese puts the given name last. */
const givenName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name
