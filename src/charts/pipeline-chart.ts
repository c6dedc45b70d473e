import { createRequire } from 'node:module'
import type { Language } from '../domain/lead/lead.ts'
import type { Pipeline } from '../domain/pipeline/pipeline.ts'
import { translator } from '../i18n/translator.ts'
import { chartFont, chartSize, pipelineOptions } from './pipeline-options.ts'

/** A picture and what it says in words. */
export interface Chart {
  readonly png: Uint8Array
  readonly name: string
  readonly alt: string
}

/** The pipeline as a picture: PNG, 1600 × 900. The drawing libraries are loaded by the first call. */
export async function pipelineChart(pipeline: Pipeline, language: Language): Promise<Chart> {
  const svg = await drawSvg(pipeline, language)
  return { png: await toPng(svg), name: 'pipeline.png', alt: inWords(pipeline, language) }
}

async function drawSvg(pipeline: Pipeline, language: Language): Promise<string> {
  const [echarts, { BarChart, FunnelChart }, { GridComponent, TitleComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ])
  echarts.use([BarChart, FunnelChart, GridComponent, TitleComponent, SVGRenderer])
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...chartSize })
  try {
    chart.setOption(pipelineOptions(pipeline, language))
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** With the bundled font alone, so that it looks the same on every machine. */
async function toPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: chartFont },
  })
  return drawn.render().asPng()
}

function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return ['400Regular/BeVietnamPro_400Regular.ttf', '700Bold/BeVietnamPro_700Bold.ttf'].map(
    (file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`),
  )
}

function inWords({ funnel, stages }: Pipeline, language: Language): string {
  const t = translator(language)
  return t('chart.alt', {
    funnel: funnel.map(({ step, count }) => `${t(`funnel.${step}`)} ${count}`).join(', '),
    stages: stages.map(({ stage, count }) => `${t(`stage.${stage}`)} ${count}`).join(', '),
  })
}
