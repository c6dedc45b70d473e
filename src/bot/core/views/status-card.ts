import { translator } from '../../../i18n/translator.ts'
import type { Card } from '../card.ts'
import type { Health } from '../desk.ts'
import { header, lines } from './blocks.ts'
import type { Reader } from './reader.ts'

/** What runs, and what is late, stuck or failing. */
export function statusCard(health: Health, { language }: Pick<Reader, 'language'>): Card {
  const t = translator(language)
  const troubles = counted.filter((what) => health[what] > 0)
  const isWell = troubles.length === 0 && health.parts.every(({ ok }) => ok)
  const title = t(isWell ? 'status.well' : 'status.troubled')
  return {
    fallback: title,
    blocks: [
      header(title),
      ...lines(
        health.parts.map(
          ({ name, ok, detail }) =>
            `${ok ? '✅' : '⚠️'} ${name}: ${t(ok ? 'status.ok' : 'status.not_ok')}${detail === '' ? '' : ` (${detail})`}`,
        ),
      ),
      ...lines(
        counted.map(
          (what) => `${health[what] > 0 ? '⚠️' : '✅'} ${t(`status.${what}`, { n: health[what] })}`,
        ),
      ),
    ],
  }
}

const counted = [
  'lateFirstCalls',
  'unprocessedDeliveries',
  'refusedDeliveries',
  'unsentMessages',
  'failedMessages',
] as const satisfies readonly (keyof Health)[]
