import type { Actor } from '../../../domain/lead/lead.ts'
import type { Pipeline, PipelineGroup } from '../../../domain/pipeline/pipeline.ts'
import { amountWords } from '../../../i18n/money-words.ts'
import { duration, shortDay } from '../../../i18n/time.ts'
import { translator } from '../../../i18n/translator.ts'
import type { Block, Card, Fact, Picture } from '../card.ts'
import { dotted, header, lines, small, text } from './blocks.ts'
import { sourceName, stageWord } from './lead-words.ts'
import type { Reader } from './reader.ts'

export interface PipelineView extends Reader {
  readonly viewer: Actor
  readonly picture: Picture | null
}

/** Where the team stands: the numbers as text, the picture of them beside. */
export function pipelineCard(pipeline: Pipeline, view: PipelineView): Card {
  const { language } = view
  const t = translator(language)
  const title = t('pipeline.title', { period: periodWords(pipeline, view) })
  const total = t('pipeline.leads', { n: pipeline.leads })
  return {
    fallback: dotted(title, total),
    blocks: [
      header(title),
      ...(pipeline.leads === 0 ? [text(t('pipeline.empty'))] : numbers(pipeline, view)),
      ...chart(pipeline, view),
      small(t('pipeline.how')),
    ],
  }
}

function chart({ leads }: Pipeline, { picture, language }: PipelineView): readonly Block[] {
  if (picture !== null) return [{ kind: 'image', image: picture }]
  return leads === 0 ? [] : [small(translator(language)('pipeline.no_chart'))]
}

/** A member sees the team's numbers and their own row; colleagues' rows are for managers. */
export const rowsFor = (
  { question, groups }: Pipeline,
  { memberId, role }: Actor,
): readonly PipelineGroup[] =>
  question.by === 'rep' && role === 'member' ? groups.filter(({ key }) => key === memberId) : groups

export const percent = (share: number, language: Reader['language']): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)

function numbers(pipeline: Pipeline, view: PipelineView): readonly Block[] {
  const t = translator(view.language)
  const rows = rowsFor(pipeline, view.viewer)
  return [
    text({ bold: funnelWords(pipeline, view) }),
    { kind: 'facts', facts: keyFacts(pipeline, view) },
    text({ bold: t('pipeline.by_stage') }),
    ...lines(stageLines(pipeline, view)),
    ...(rows.length === 0
      ? []
      : [
          text({ bold: t(`pipeline.by_${pipeline.question.by}`) }),
          ...lines(groupLines(rows, pipeline, view)),
        ]),
    ...(rows.length < pipeline.groups.length ? [small(t('pipeline.own_row_only'))] : []),
  ]
}

/** "Lead 120 → MQL 60 (50 %) → SQL 24 (40 %) → Chốt 6 (25 %)" */
function funnelWords({ funnel }: Pipeline, { language }: PipelineView): string {
  const t = translator(language)
  return funnel
    .map(({ step, count, share }) => {
      const named = `${t(`funnel.${step}`)} ${count}`
      return share === null ? named : `${named} (${percent(share, language)})`
    })
    .join(' → ')
}

function keyFacts(pipeline: Pipeline, { language }: PipelineView): readonly Fact[] {
  const t = translator(language)
  const { medianMinutesToFirstCall: median, promises } = pipeline
  const won = pipeline.stages.find(({ stage }) => stage === 'won')
  const kept =
    promises.made === 0
      ? t('pipeline.none_yet')
      : t('pipeline.kept', {
          kept: promises.kept,
          made: promises.made,
          share: percent(promises.kept / promises.made, language),
        })
  return [
    { label: t('pipeline.total'), value: [String(pipeline.leads)] },
    {
      label: t('pipeline.won_value'),
      value: [amountWords({ amount: won?.amount ?? 0, currency: pipeline.currency }, language)],
    },
    {
      label: t('pipeline.first_call'),
      value: [median === null ? t('pipeline.none_yet') : duration(median * 60_000, language)],
    },
    { label: t('pipeline.promises'), value: [kept] },
  ]
}

function stageLines({ stages, leads, currency }: Pipeline, { language }: PipelineView) {
  return stages.map(({ stage, count, amount }) =>
    dotted(
      `${stageWord(stage, language)}: ${count}`,
      leads === 0 ? null : percent(count / leads, language),
      amount === 0 ? null : amountWords({ amount, currency }, language),
    ),
  )
}

function groupLines(
  rows: readonly PipelineGroup[],
  { question, currency }: Pipeline,
  view: PipelineView,
) {
  const t = translator(view.language)
  return rows.map((row) =>
    dotted(
      `${groupName(row, question.by, view)}: ${t('pipeline.leads', { n: row.leads })}`,
      `MQL ${row.mql}`,
      `SQL ${row.sql}`,
      `${t('funnel.won')} ${row.won}`,
      row.amount === 0 ? null : amountWords({ amount: row.amount, currency }, view.language),
    ),
  )
}

function groupName({ key, label }: PipelineGroup, by: string, { language }: PipelineView): string {
  if (key === null) return translator(language)('member.nobody')
  return by === 'source' ? sourceName(key, language) : label
}

/** The last day is the one before `to`, which is left out. */
function periodWords({ question }: Pipeline, { zone, language, now }: PipelineView): string {
  const from = shortDay(question.from, zone, language, now)
  const to = shortDay(question.to - 1, zone, language, now)
  return from === to ? from : `${from} – ${to}`
}
