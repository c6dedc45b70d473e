import type { Block, Card, Text } from '../../core/card.ts'

/** Phones and mails as text, for a page that would show their links as they are written. */
export const withPlainContacts = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.map(plainContacts),
})

function plainContacts(block: Block): Block {
  switch (block.kind) {
    case 'text':
    case 'small':
      return { ...block, text: plainText(block.text) }
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) => ({ ...fact, value: plainText(fact.value) })),
      }
    case 'header':
    case 'buttons':
    case 'image':
    case 'divider':
      return block
    default:
      return block satisfies never
  }
}

const plainText = (text: Text): Text =>
  text.map((span) =>
    typeof span === 'object' && 'link' in span && !span.link.startsWith('http') ? span.text : span,
  )
