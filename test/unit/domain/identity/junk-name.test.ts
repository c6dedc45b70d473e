import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeJunk } from '../../../../src/domain/identity/junk-name.ts'
import { normaliseName } from '../../../../src/domain/identity/person-name.ts'
import { brokenString } from '../text/any-string.ts'

describe('looksLikeJunk', () => {
  it.each([
    ['', 'no_letters'],
    ['123', 'no_letters'],
    ['...', 'no_letters'],
    ['0901234567', 'no_letters'],
    ['test', 'test_word'],
    ['TEST 2', 'test_word'],
    ['Test test', 'test_word'],
    ['test123', 'test_word'],
    ['abc', 'test_word'],
    ['Nguyễn Văn A', 'placeholder'],
    ['Trần Thị B', 'placeholder'],
    ['John Doe', 'placeholder'],
    ['Họ và tên', 'placeholder'],
    ['asdf', 'keyboard_run'],
    ['asdfasdf', 'keyboard_run'],
    ['qwerty', 'keyboard_run'],
    ['aaaa', 'repeated_letter'],
    ['A A A', 'repeated_letter'],
    ['sdkfjh', 'no_vowel'],
    ['https://t.co/x', 'link'],
    ['mua hàng www.xyz.com', 'link'],
  ])('says of %j: %s', (name, reason) => {
    expect(looksLikeJunk(name)).toBe(reason)
  })

  it.each([
    'An',
    'Y',
    'Ô',
    'Nguyễn Văn An',
    'Ng Kok Beng',
    'John Smith',
    'Bảo Bảo',
    'Đỗ',
    '王小明',
  ])('lets %j be somebody', (name) => {
    expect(looksLikeJunk(name)).toBeNull()
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(brokenString, (text) => {
        looksLikeJunk(text)
      }),
    )
  })
})

const lists = ['namedb_boy.txt', 'namedb_girl.txt'].map(
  (file) => new URL(`../../../../../shared/data/vietnam/${file}`, import.meta.url),
)
const absent = lists.filter((list) => !existsSync(list)).map((list) => list.pathname)
if (absent.length > 0)
  console.warn(`SKIPPED: real given names not tried, absent: ${absent.join(', ')}`)

describe.skipIf(absent.length > 0)('real Vietnamese given names', () => {
  const given = () =>
    lists.flatMap((list) => readFileSync(list, 'utf8').split('\n')).filter((name) => name !== '')

  it('are never junk', () => {
    expect(given().filter((name) => looksLikeJunk(name) !== null)).toEqual([])
  })

  it('are shown whole after a family name, shouted or not', () => {
    const full = given().map((name) => normaliseName(`Trần ${name}`).display)
    const shouted = given().map((name) => normaliseName(`TRẦN ${name.toUpperCase()}`).display)
    expect(shouted).toEqual(full)
  })
})
