import type { Page } from '../../../domain/page.ts'
import { type TextKey, translator } from '../../../i18n/translator.ts'
import type { Action, ButtonVerb, ListName } from '../action.ts'
import type { Block, Button, Card, Menu, Self, Span, Text } from '../card.ts'
import type { Reader } from './reader.ts'

export const header = (text: string): Block => ({ kind: 'header', text })
export const text = (...spans: Text): Block => ({ kind: 'text', text: spans })
export const small = (...spans: Text): Block => ({ kind: 'small', text: spans })
export const divider: Block = { kind: 'divider' }

/** One line and nothing else: what most clicks are answered with. */
export const note = (line: string, ...more: readonly Block[]): Card => ({
  fallback: line,
  blocks: [text(line), ...more],
})

/** A row of buttons, or nothing when there are none. */
export const buttonRow = (...buttons: readonly (Button | Menu)[]): readonly Block[] =>
  buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }]

export const button = (label: string, action: Action, style?: 'primary' | 'danger'): Button => ({
  kind: 'button',
  label,
  action,
  ...(style === undefined ? {} : { style }),
})

/** A button that does `verb` to the lead, with its usual words. */
export function leadButton(
  verb: ButtonVerb,
  leadId: string,
  { language }: Pick<Reader, 'language'>,
  style?: 'primary' | 'danger',
): Button {
  return button(translator(language)(`do.${verb}`), { kind: 'lead', verb, leadId }, style)
}

export function leadMenu(
  verbs: readonly ButtonVerb[],
  leadId: string,
  { language }: Pick<Reader, 'language'>,
): Menu {
  const t = translator(language)
  const items = verbs.map((verb) => ({
    label: t(`menu.${verb}`),
    action: { kind: 'lead', verb, leadId } as const,
  }))
  return { kind: 'menu', label: t('menu.more'), items }
}

/** Lines packed into as few text blocks as platforms take; none is left out, a long one goes on. */
export function lines(all: readonly string[]): readonly Block[] {
  const packed: string[] = []
  for (const line of all.flatMap(inPieces)) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + line.length < longestText) {
      packed[packed.length - 1] = `${last}\n${line}`
    } else packed.push(line)
  }
  return packed.map((block) => text(block))
}

/** Slack refuses a section above 3,000 characters, and escaping makes some longer. */
const longestText = 2_500

/** A line in pieces that fit, broken between words where there are any. */
function inPieces(line: string): readonly string[] {
  if (line.length <= longestText) return [line]
  const space = line.lastIndexOf(' ', longestText)
  const end = space > 0 ? space : longestText
  return [line.slice(0, end), ...inPieces(line.slice(end).trimStart())]
}

/** "Trang 2/3 · 25" with the buttons to turn; nothing when all fits on one page. */
export function pager(
  list: ListName,
  of: string,
  { page, total }: { readonly page: Page; readonly total: number },
  { language }: Pick<Reader, 'language'>,
): readonly Block[] {
  const pages = Math.ceil(total / page.size)
  if (pages <= 1) return []
  const t = translator(language)
  const turn = (key: TextKey, number: number) =>
    button(t(key), { kind: 'page', list, of, page: number })
  return [
    small(t('page.at', { page: page.number + 1, pages, total })),
    ...buttonRow(
      ...(page.number > 0 ? [turn('page.back', page.number - 1)] : []),
      ...(page.number + 1 < pages ? [turn('page.next', page.number + 1)] : []),
    ),
  ]
}

/** The parts that are there, with a dot between. */
export const dotted = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')

/** Like `dotted`, for parts that carry links or weight. */
export const dottedSpans = (...parts: readonly (Text | null)[]): Text =>
  parts
    .filter((part): part is readonly Span[] => part !== null && part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [' · ', ...part]))

/** A card that a click draws anew: for coming back to it. */
export const drawnBy = (action: Action): { readonly self: Self } => ({
  self: { action, differsFor: [] },
})
