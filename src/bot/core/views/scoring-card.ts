import type { Policy } from '../../../domain/policy/policy.ts'
import { type Translator, translator } from '../../../i18n/translator.ts'
import type { Block, Card } from '../card.ts'
import { dotted, header, lines, small, text } from './blocks.ts'
import type { Reader } from './reader.ts'

/** The model in force, to read; the rules file is where it is changed. */
export function scoringCard(version: number, policy: Policy, { language }: Reader): Card {
  const t = translator(language)
  const title = t('scoring.title', { version })
  const { bands, scoring } = policy
  return {
    fallback: title,
    blocks: [
      header(title),
      text(t('scoring.bands', bands)),
      ...group('fit', scoring.fit, scoring.caps.fit),
      ...group('behaviour', scoring.behaviour, scoring.caps.behaviour),
      ...group('negative', scoring.negative, scoring.caps.negative),
      small(t('scoring.how')),
    ],
  }

  function group(name: 'fit' | 'behaviour' | 'negative', rules: readonly Rule[], cap: number) {
    const title = dotted(t(`why.${name}`), t('scoring.cap', { cap: signed(cap) }))
    const words = rules.map((rule) => ruleWords(rule, policy, language))
    return [text({ bold: title }), ...lines(words)] satisfies readonly Block[]
  }
}

type Scoring = Policy['scoring']
type Rule = Scoring['fit'][number] | Scoring['behaviour'][number] | Scoring['negative'][number]

/** "+25 xem hết bảng giá · còn nửa sau 14 ngày · nhiều nhất 3 lần · pricing_read" */
function ruleWords(rule: Rule, policy: Policy, language: Reader['language']): string {
  const t = translator(language)
  return dotted(
    `${signed(rule.points)} ${rule.reason[language]}`,
    ...fading(rule, policy, t),
    rule.id,
  )
}

function fading(rule: Rule, { scoring }: Policy, t: Translator): readonly (string | null)[] {
  if (!('event' in rule)) return []
  // Behaviour fades by the model's half-life unless the rule has its own; null means it stays.
  const days = rule.halfLifeDays === undefined ? scoring.halfLifeDays : rule.halfLifeDays
  return [
    days === null ? null : t('scoring.half_life', { days }),
    t('scoring.at_most', { n: rule.atMost }),
  ]
}

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points)}`
