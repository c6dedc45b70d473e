import type { EChartsCoreOption } from 'echarts/core'
import type { Language, Stage } from '../domain/lead/lead.ts'
import type { Pipeline } from '../domain/pipeline/pipeline.ts'
import { translator } from '../i18n/translator.ts'

export const chartSize = { width: 800, height: 450 } as const
export const chartFont = 'Be Vietnam Pro'

/** Left: from lead to won, with each step's share of the one before. Right: where the leads stand. */
export function pipelineOptions(pipeline: Pipeline, language: Language): EChartsCoreOption {
  const t = translator(language)
  return {
    animation: false,
    backgroundColor: paper,
    textStyle: { fontFamily: chartFont, color: ink },
    title: [
      { text: t('chart.funnel'), left: 28, top: 20, textStyle: titleStyle },
      { text: t('chart.stages'), left: 418, top: 20, textStyle: titleStyle },
    ],
    grid: { left: 520, right: 64, top: 64, bottom: 24 },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...counts(pipeline)) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: pipeline.stages.map(({ stage }) => t(`stage.${stage}`)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { fontSize: 13, color: ink, margin: 12, fontFamily: chartFont },
    },
    series: [funnelSeries(pipeline, language), stageSeries(pipeline, language)],
  }
}

function funnelSeries({ funnel }: Pipeline, language: Language) {
  const t = translator(language)
  const widest = Math.max(1, ...funnel.map(({ count }) => count))
  return {
    type: 'funnel',
    sort: 'none',
    left: 28,
    top: 64,
    width: 340,
    height: 356,
    min: 0,
    max: widest,
    // Wide enough for its words even when nothing came through.
    minSize: '44%',
    maxSize: '100%',
    gap: 4,
    label: {
      position: 'inside',
      fontSize: 14,
      lineHeight: 20,
      fontFamily: chartFont,
      color: '#ffffff',
      rich: { big: { fontSize: 17, fontWeight: 'bold', lineHeight: 24, color: '#ffffff' } },
    },
    data: funnel.map(({ step, count, share }, index) => ({
      value: count,
      name: step,
      itemStyle: { color: funnelColours[index % funnelColours.length], borderWidth: 0 },
      label: {
        formatter: `{big|${t(`funnel.${step}`)} ${number(count, language)}}${shareLine(share, language)}`,
      },
    })),
  }
}

const shareLine = (share: number | null, language: Language): string =>
  share === null ? '' : `\n${percent(share, language)}`

function stageSeries({ stages }: Pipeline, language: Language) {
  return {
    type: 'bar',
    barWidth: 22,
    data: stages.map(({ stage, count }) => ({
      value: count,
      itemStyle: { color: stageColours[stage], borderRadius: 4 },
      label: { formatter: number(count, language) },
    })),
    label: { show: true, position: 'right', fontSize: 14, color: ink, fontFamily: chartFont },
    showBackground: true,
    backgroundStyle: { color: '#f1f3f6', borderRadius: 4 },
  }
}

const counts = ({ stages }: Pipeline): readonly number[] => stages.map(({ count }) => count)

const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value)

const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)

const paper = '#ffffff'
const ink = '#1f2937'
const titleStyle = { fontFamily: chartFont, fontSize: 17, fontWeight: 'bold', color: ink } as const
const funnelColours = ['#1e3a8a', '#1d4ed8', '#2563eb', '#15803d'] as const

const stageColours: Readonly<Record<Stage, string>> = {
  new: '#64748b',
  researched: '#0891b2',
  unreachable: '#a8a29e',
  wrong_target: '#a16207',
  potential: '#2563eb',
  hot: '#dc2626',
  won: '#15803d',
  lost: '#6b7280',
}
