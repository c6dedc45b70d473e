import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../../src/bot/slack/render/card.ts'
import { modalOf } from '../../../../src/bot/slack/render/form.ts'
import { askers, everyReply } from '../../../builders/everything-asked.ts'
import { messageBlocks, modalView } from './block-kit.ts'

describe('everything that the core answers', () => {
  it.each(askers)('is what Slack takes, for $name in $language', async (asker) => {
    const opened = new Set<string>()
    let told = 0
    for (const reply of await everyReply(asker)) {
      if (reply.kind === 'form') {
        opened.add(reply.form.id)
        modalView.parse(modalOf(reply.form))
      }
      if (reply.kind === 'tell' || reply.kind === 'redraw') {
        told += 1
        messageBlocks.parse(blocksOf(reply.card))
      }
    }
    expect(told).toBeGreaterThan(40)
    expect([...opened]).toEqual(expect.arrayContaining(['new_lead', 'log_call', 'book_meeting']))
  })
})
