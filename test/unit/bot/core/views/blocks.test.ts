import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { dotted, lines, pager } from '../../../../../src/bot/core/views/blocks.ts'
import { actionsOf, printCard } from '../../../../builders/print.ts'

const textsOf = (all: readonly string[]) =>
  lines(all).map((block) => printCard({ fallback: '', blocks: [block] }))

describe('packed lines', () => {
  test.prop([fc.array(fc.string({ minLength: 1, maxLength: 9_000 }), { maxLength: 6 })])(
    'keep every character that is not a space, in blocks that platforms take',
    (all) => {
      const blocks = textsOf(all)
      const bare = (texts: readonly string[]) => texts.join('').replace(/\s/g, '')
      expect(bare(blocks)).toBe(bare(all))
      for (const block of blocks) expect(block.length).toBeLessThanOrEqual(2_500)
    },
  )

  it('share one block while they fit', () => {
    expect(textsOf(['a', 'b'])).toEqual(['a\nb'])
    expect(textsOf([])).toEqual([])
  })

  it('break a long line between words', () => {
    const [first] = textsOf([`${'xin chào '.repeat(600)}`])
    expect(first?.endsWith('chào') || first?.endsWith('xin')).toBe(true)
  })
})

describe('the parts of a line', () => {
  it('have dots between those that are there', () => {
    expect(dotted('a', null, undefined, '', 'b')).toBe('a · b')
  })
})

describe('the pager', () => {
  const at = (number: number, total: number) =>
    actionsOf({
      fallback: '',
      blocks: pager('hits', 'minh|x', { page: { number, size: 8 }, total }, { language: 'vi' }),
    })

  it('turns back and on, and is not there for one page', () => {
    expect(at(0, 8)).toEqual([])
    expect(at(0, 9)).toEqual(['page|hits|1|minh|x'])
    expect(at(1, 17)).toEqual(['page|hits|0|minh|x', 'page|hits|2|minh|x'])
    expect(at(2, 17)).toEqual(['page|hits|1|minh|x'])
  })
})
