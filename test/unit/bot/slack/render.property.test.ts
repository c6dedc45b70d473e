import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { limits } from '../../../../src/bot/slack/limits.ts'
import { blocksOf, fallbackOf } from '../../../../src/bot/slack/render/card.ts'
import { modalOf } from '../../../../src/bot/slack/render/form.ts'
import { split } from '../../../../src/bot/slack/render/split.ts'
import { anyCard, anyForm, wordsOf, wordsOfSpan } from './arbitrary.ts'
import { messageBlocks, modalView, readIn, squeezed } from './block-kit.ts'

describe('any card in blocks', { timeout: 30_000 }, () => {
  test.prop([anyCard], { numRuns: 80 })('is what Slack takes', (card) => {
    messageBlocks.parse(blocksOf(card))
  })

  test.prop([anyCard], { numRuns: 80 })('says everything, and nothing is cut', (card) => {
    const read = readIn(blocksOf(card))
    for (const words of wordsOf(card)) expect(read).toContain(squeezed(words))
  })

  test.prop([anyCard], { numRuns: 50 })(
    'has a line for notifications without anybody being called',
    (card) => {
      const line = fallbackOf(card)
      expect(line).not.toMatch(/<|>/)
      expect(line.length).toBeLessThanOrEqual(limits.messageText.max)
    },
  )
})

describe('any form as a modal', { timeout: 30_000 }, () => {
  test.prop([anyForm], { numRuns: 60 })('is what Slack takes', (form) => {
    modalView.parse(modalOf(form))
  })
})

describe('a text in pieces', () => {
  const spans = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }).map((bold) => ({ bold })),
    ),
    { maxLength: 8 },
  )
  test.prop([spans], { numRuns: 80 })(
    'is whole when put together, each piece within the limit',
    (text) => {
      const pieces = split(text, 'sectionText')
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limits.sectionText.max)
      const read = readIn(pieces.map((piece) => ({ type: 'mrkdwn', text: piece })))
      expect(read).toBe(squeezed(text.map(wordsOfSpan).join('')))
    },
  )
})
