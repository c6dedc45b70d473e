import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseName, shortName } from '../../../../src/domain/identity/person-name.ts'
import { stringOver } from '../text/any-string.ts'

describe('normaliseName', () => {
  it.each([
    ['NGUYỄN VĂN MINH', 'Nguyễn Văn Minh'],
    ['nguyễn văn minh', 'Nguyễn Văn Minh'],
    ['nguyen van minh', 'Nguyen Van Minh'],
    ['Nguyen van Minh', 'Nguyen Van Minh'],
    ['NGUYỄN Văn Minh', 'Nguyễn Văn Minh'],
    ['  Nguyễn\t Văn \u00a0Minh ', 'Nguyễn Văn Minh'],
    ['Nguyễn Văn Minh'.normalize('NFD'), 'Nguyễn Văn Minh'],
    ['\u00d0ỗ Văn \u00d0ức', 'Đỗ Văn Đức'],
    ['McDonald', 'McDonald'],
    ['MCDONALD', 'McDonald'],
    ["o'brien", "O'Brien"],
    ["minh's mother", "Minh's Mother"],
    ["H'HEN NIÊ", "H'Hen Niê"],
    ['anne-marie duPont', 'Anne-Marie duPont'],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
    ['JP Morgan', 'JP Morgan'],
    ['🌸 Lan Anh 🌸', 'Lan Anh'],
    ['𝓜𝓲𝓷𝓱', 'Minh'],
    ['Minh\u0000\ud800', 'Minh'],
    ['- "Minh" -', 'Minh'],
    ['王小明', '王小明'],
    ['', ''],
    [' - ', ''],
  ])('shows %j as %j', (raw, display) => {
    expect(normaliseName(raw).display).toBe(display)
  })

  it.each([
    ['Anh Minh', 'Anh', 'Minh'],
    ['anh minh', 'Anh', 'Minh'],
    ['a Minh', 'Anh', 'Minh'],
    ['a.Minh', 'Anh', 'Minh'],
    ['chị LAN', 'Chị', 'Lan'],
    ['Chi Lan', 'Chị', 'Lan'],
    ['c Lan', 'Chị', 'Lan'],
    ['Ông Trần Hùng', 'Ông', 'Trần Hùng'],
    ['Bà Hoa', 'Bà', 'Hoa'],
    ['Mr. John Smith', 'Mr', 'John Smith'],
    ['MR.JOHN SMITH', 'Mr', 'John Smith'],
    ['Mrs Smith', 'Mrs', 'Smith'],
    ['Dr. Lan', 'Dr', 'Lan'],
    ['BS. Nguyễn Lan', 'Dr', 'Nguyễn Lan'],
    ['Mr anh Tuấn', 'Mr', 'Tuấn'],
    ['Anh Nguyễn Văn Minh', 'Anh', 'Nguyễn Văn Minh'],
  ])('takes the honorific off %j', (raw, honorific, display) => {
    expect(normaliseName(raw)).toMatchObject({ honorific, display })
  })

  it.each(['Anh', 'Anh Thư', 'Anh Nguyen', 'Nguyễn Thị Lan Anh', 'A. Smith', 'Bá Cường', 'Bac Ha'])(
    'sees no honorific in %j',
    (raw) => {
      expect(normaliseName(raw)).toMatchObject({ honorific: null, display: raw })
    },
  )

  it('folds for comparing', () => {
    expect(normaliseName('Anh ĐỖ VĂN ĐỨC').folded).toBe('do van duc')
  })

  it('shows a name the same whether shouted, whispered or decomposed', () => {
    const word = fc.constantFrom('Nguyễn', 'Đỗ', 'Văn', 'Thị', 'Ứng', 'Hoà', 'Ánh', 'Yến')
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(name, (display) => {
        for (const form of [
          display,
          display.toUpperCase(),
          display.toLowerCase(),
          ` ${display.normalize('NFD')} `,
          display.replaceAll(' ', ' \t'),
        ]) {
          expect(normaliseName(form).display).toBe(display)
        }
      }),
    )
  })

  it('never throws and is stable on its own result, whatever the text', () => {
    fc.assert(
      fc.property(stringOver('AaNnHh MmCcRr.-\'"’ÔôỊịDđßŉİ王'), (raw) => {
        const { display, folded } = normaliseName(raw)
        expect(normaliseName(display)).toEqual({ display, honorific: null, folded })
        expect(display).not.toMatch(/\p{Cs}/u)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('shortName', () => {
  it.each([
    ['Nguyễn Văn Minh', 'vi', 'Minh'],
    ['Nguyễn Văn Minh', 'en', 'Minh'],
    ['Tran Thi Lan', 'en', 'Lan'],
    ['John Smith', 'en', 'John'],
    ['Minh', 'vi', 'Minh'],
    ['', 'en', ''],
  ] as const)('calls %j in %s %j', (display, lang, short) => {
    expect(shortName(display, lang)).toBe(short)
  })
})
