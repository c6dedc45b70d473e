import { describe, expect, it } from 'vitest'
import { pipelineChart } from '../../../src/charts/pipeline-chart.ts'
import { pipelineOptions } from '../../../src/charts/pipeline-options.ts'
import { aPipeline } from '../../builders/pipeline.ts'

/** Width and height stand in a PNG's first chunk. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

describe('the pipeline’s picture', () => {
  it('is a PNG of 1600 by 900 that says the same in words', async () => {
    const { png, alt, name } = await pipelineChart(aPipeline(), 'vi')
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG')
    expect(sizeOf(png)).toEqual({ width: 1600, height: 900 })
    expect(name).toBe('pipeline.png')
    expect(alt).toBe(
      'Biểu đồ pipeline: Lead 120, MQL 60, SQL 24, Chốt 6. Mới 40, Đã tìm hiểu 20, Không tiếp cận 10, Sai đối tượng 5, Tiềm năng 20, Nóng 14, Chốt 6, Mất 5.',
    )
  })

  it('draws the letters of both languages, so each language is its own picture', async () => {
    const [vi, en] = await Promise.all([
      pipelineChart(aPipeline(), 'vi'),
      pipelineChart(aPipeline(), 'en'),
    ])
    expect(Buffer.from(vi.png).equals(Buffer.from(en.png))).toBe(false)
  })

  it('draws a month in which nothing came', async () => {
    const { png } = await pipelineChart(aPipeline({ leads: 0, stages: [], funnel: [] }), 'en')
    expect(sizeOf(png)).toEqual({ width: 1600, height: 900 })
  })

  it('titles both halves in the reader’s language', () => {
    expect(pipelineOptions(aPipeline(), 'vi')).toMatchObject({
      title: [{ text: 'Phễu chuyển đổi' }, { text: 'Lead theo trạng thái' }],
    })
    expect(pipelineOptions(aPipeline(), 'en')).toMatchObject({
      title: [{ text: 'Conversion funnel' }, { text: 'Leads by stage' }],
    })
  })
})
