import { encodeAction } from '../../src/bot/core/action.ts'
import type { Block, Button, Card, Menu, Span, Text } from '../../src/bot/core/card.ts'
import type { Field, Form } from '../../src/bot/core/form.ts'
import type { Reply } from '../../src/bot/core/reply.ts'

/** A neutral card as plain text, one block a line: what a test compares. */
export const printCard = (card: Card): string => card.blocks.map(printBlock).join('\n')

export const printText = (text: Text): string => text.map(printSpan).join('')

/** Every action that a card's buttons carry, encoded. */
export const actionsOf = (card: Card): readonly string[] =>
  card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.flatMap(actions) : []))

export function printForm(form: Form): string {
  return [`${form.title} [${form.submit}|${form.cancel}]`, ...form.fields.map(printField)].join(
    '\n',
  )
}

/** The card of a reply, or a failure that says what came instead. */
export function cardOf(reply: Reply): Card {
  if (reply.kind === 'tell' || reply.kind === 'redraw') return reply.card
  throw new Error(`no card but ${JSON.stringify(reply)}`)
}

export function formOf(reply: Reply): Form {
  if (reply.kind === 'form') return reply.form
  throw new Error(`no form but ${JSON.stringify(reply)}`)
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case 'header':
      return `# ${block.text}`
    case 'text':
      return printText(block.text)
    case 'small':
      return `~ ${printText(block.text)}`
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${printText(value)}`).join('\n')
    case 'buttons':
      return block.buttons.map(printButton).join(' ')
    case 'image':
      return `(${block.image.alt})`
    case 'divider':
      return '---'
  }
}

function printSpan(span: Span): string {
  if (typeof span === 'string') return span
  if ('bold' in span) return `*${span.bold}*`
  return 'link' in span ? `<${span.link}|${span.text}>` : `<@${span.person}>`
}

const printButton = (button: Button | Menu): string =>
  button.kind === 'menu'
    ? `[${button.label}: ${button.items.map(({ label }) => label).join(' | ')}]`
    : `[${button.label}${button.style === 'primary' ? '!' : ''}]`

const actions = (button: Button | Menu): readonly string[] =>
  button.kind === 'menu'
    ? button.items.map(({ action }) => encodeAction(action))
    : [encodeAction(button.action)]

function printField(field: Field): string {
  if (field.kind === 'note') return printText(field.text)
  const head = `${field.name}${field.optional ? '?' : ''} ${field.label}`
  const start = field.initial === undefined ? '' : ` = ${field.initial}`
  if (field.kind !== 'choice') return `${head} (${field.kind})${start}`
  const options =
    field.options.length > 12
      ? `${field.options.length} options`
      : field.options.map(({ label }) => label).join(' | ')
  return `${head}: ${options}${start}`
}
