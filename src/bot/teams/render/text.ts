import type { Span, Text } from '../../core/card.ts'

/** Runs of a RichTextBlock: Teams reads no markup in them, so strangers' text stays text. */
export const runs = (text: Text): readonly object[] => text.map(run)

function run(span: Span): object {
  if (typeof span === 'string') return { type: 'TextRun', text: span }
  if ('bold' in span) return { type: 'TextRun', text: span.bold, weight: 'Bolder' }
  if ('link' in span) {
    const selectAction = { type: 'Action.OpenUrl', url: span.link }
    return { type: 'TextRun', text: span.text, color: 'Accent', selectAction }
  }
  return { type: 'TextRun', text: span.person }
}

export const richText = (text: Text): object => ({ type: 'RichTextBlock', inlines: runs(text) })

export const smallText = (text: Text): object => ({
  type: 'RichTextBlock',
  inlines: runs(text).map((each) => ({ ...each, size: 'Small', isSubtle: true })),
})

export const boldText = (text: string): object => richText([{ bold: text }])
