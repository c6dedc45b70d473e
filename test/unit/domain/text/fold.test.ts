import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  foldedWords,
  foldVietnamese,
  sameWords,
  withoutDiacritics,
} from '../../../../src/domain/text/fold.ts'
import { stringOver } from './any-string.ts'

describe('foldVietnamese', () => {
  it.each([
    ['NGUYỄN VĂN  Đức', 'nguyen van duc'],
    ['  Thành\tphố\n Huế ', 'thanh pho hue'],
    ['Hoà', 'hoa'],
    ['Hòa', 'hoa'],
    ['\u00d0ức', 'duc'],
    ['５００ ＴＲ', '500 tr'],
    ['', ''],
  ])('reads %j as %j', (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded)
  })

  it('reads composed and decomposed letters alike', () => {
    fc.assert(
      fc.property(fc.constantFrom('Nguyễn', 'Đỗ Thị Hường', 'Ưng Ờ Ạ'), (name) => {
        expect(foldVietnamese(name.normalize('NFD'))).toBe(foldVietnamese(name.normalize('NFC')))
      }),
    )
  })

  it('is stable on its own result, whatever the text', () => {
    fc.assert(
      fc.property(stringOver('ĐđỄễ İßŉ´㎏각'), (text) => {
        const once = foldVietnamese(text)
        expect(foldVietnamese(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('withoutDiacritics', () => {
  it('keeps the case', () => {
    expect(withoutDiacritics('Đà Nẵng, đường Lê Lợi')).toBe('Da Nang, duong Le Loi')
  })
})

describe('sameWords', () => {
  it('ignores order, case, diacritics and punctuation', () => {
    expect(sameWords('Nguyễn Văn Minh', 'MINH, nguyen van')).toBe(true)
  })

  it('counts repeated words', () => {
    expect(sameWords('An An', 'An')).toBe(false)
  })

  it('tells different words apart', () => {
    expect(sameWords('Nguyễn Văn Minh', 'Nguyễn Văn Ninh')).toBe(false)
  })

  it('holds for every shuffle of the words of a text', () => {
    const words = fc.array(fc.string({ maxLength: 6 }), { maxLength: 5 })
    fc.assert(
      fc.property(words, (list) => {
        expect(sameWords(list.join(' '), list.toReversed().join(' '))).toBe(true)
      }),
    )
  })

  it('splits on punctuation', () => {
    expect(foldedWords('TP.Hồ-Chí Minh')).toEqual(['tp', 'ho', 'chi', 'minh'])
  })
})
