import { describe, expect, it } from 'vitest'
import { createOnce } from '../../../../src/bot/core/once.ts'

describe('work asked for more than once', () => {
  it('is done once, and everybody gets its result', async () => {
    const once = createOnce<number>(10)
    let done = 0
    const work = async () => ++done
    const [first, again] = [once('a', work), once('a', work)]
    expect([first.isRepeat, again.isRepeat]).toEqual([false, true])
    expect([await first.result, await again.result]).toEqual([1, 1])
    expect(await once('b', work).result).toBe(2)
  })

  it('may be asked for again after it failed', async () => {
    const once = createOnce<number>(10)
    const failing = once('a', async () => Promise.reject(new Error('no database')))
    await expect(failing.result).rejects.toThrow('no database')
    const again = once('a', async () => 7)
    expect(again.isRepeat).toBe(false)
    expect(await again.result).toBe(7)
  })

  it('forgets the oldest when it remembers enough', async () => {
    const once = createOnce<string>(2)
    for (const id of ['a', 'b', 'c']) await once(id, async () => id).result
    expect(once('b', async () => '').isRepeat).toBe(true)
    expect(once('a', async () => '').isRepeat).toBe(false)
  })
})
