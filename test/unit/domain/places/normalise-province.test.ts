import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  normaliseProvince,
  provinceName,
} from '../../../../src/domain/places/normalise-province.ts'
import { provinceAliases } from '../../../../src/domain/places/province-aliases.ts'
import { provinces } from '../../../../src/domain/places/provinces.ts'
import { foldVietnamese, withoutDiacritics } from '../../../../src/domain/text/fold.ts'
import { brokenString } from '../text/any-string.ts'

const hoChiMinh = { code: '79', name: 'Hồ Chí Minh', merged: false }

describe('normaliseProvince', () => {
  it.each([
    'Hồ Chí Minh',
    'TP. Hồ Chí Minh',
    'TP Hồ Chí Minh',
    'T.P. Hồ Chí Minh',
    'Thành phố Hồ Chí Minh',
    'thanh pho ho chi minh',
    'Ho Chi Minh City',
    'Ho Chi Minh City, Vietnam',
    'HOCHIMINH',
    'TP.HCM',
    'TPHCM',
    'tp hcm',
    'HCM',
    'HCMC',
    'SG',
    'Sài Gòn',
    'Saigon',
    'Quận 1, TP.HCM',
    '12 Lê Lợi, P. Bến Nghé, Quận 1, Hồ Chí Minh, Việt Nam',
    'Hồ Chí Minh'.normalize('NFD'),
  ])('reads %j as Ho Chi Minh City', (text) => {
    expect(normaliseProvince(text)).toEqual(hoChiMinh)
  })

  it.each([
    ['HN', '01', false],
    ['Hanoi', '01', false],
    ['ĐN', '48', false],
    ['Tỉnh Bình Dương', '79', true],
    ['Bà Rịa - Vũng Tàu', '79', true],
    ['Bà Rịa–Vũng Tàu', '79', true],
    ['Vũng Tàu', '79', true],
    ['Hải Dương', '31', true],
    ['Hoà Bình', '25', true],
    ['Hòa Bình', '25', true],
    ['Kontum', '51', true],
    ['Daklak', '66', false],
    ['Thừa Thiên - Huế', '46', false],
    ['Thành phố Huế', '46', false],
    ['TT. Huế', '46', false],
    ['Đà Lạt', '68', false],
    ['Phan Thiết', '68', true],
    ['12 Trần Phú, Nha Trang', '56', false],
  ])('reads %j as province %s, merged: %s', (text, code, merged) => {
    expect(normaliseProvince(text)).toMatchObject({ code, merged })
  })

  it.each(['', 'Việt Nam', 'Tỉnh', 'TP.', 'Paris', 'Quận 1', 'Hà', 'An', '9'.repeat(1000)])(
    'names none in %.20j',
    (text) => {
      expect(normaliseProvince(text)).toBeNull()
    },
  )

  it('does not read a province out of prose', () => {
    expect(normaliseProvince('tôi ở gần Hà Nội lắm')).toBeNull()
  })

  it('reads every name, former name and alias in any dress', () => {
    const dress = fc.constantFrom(
      (name: string) => name,
      (name: string) => withoutDiacritics(name),
      (name: string) => name.toUpperCase(),
      (name: string) => `Tỉnh ${name}`,
      (name: string) => `TP. ${name}`,
      (name: string) => `Thành phố ${name.normalize('NFD')}`,
      (name: string) => foldVietnamese(name).replace(/[ -]/g, ''),
      (name: string) => `12 Lê Lợi, ${name}, Việt Nam`,
    )
    const named = fc.constantFrom(...provinces).chain((province) =>
      fc.record({
        code: fc.constant(province.code),
        text: fc.constantFrom(
          ...[province.name, ...province.absorbed].flatMap((name) => [
            name,
            ...(provinceAliases[name] ?? []),
          ]),
        ),
      }),
    )
    fc.assert(
      fc.property(named, dress, ({ code, text }, dressed) => {
        expect(normaliseProvince(dressed(text))?.code).toBe(code)
      }),
      { numRuns: 1000 },
    )
  })

  it('is stable on its own result and on the names shown', () => {
    for (const { code, name } of provinces) {
      expect(normaliseProvince(name)).toEqual({ code, name, merged: false })
      expect(normaliseProvince(provinceName(code, 'vi') ?? '')?.code).toBe(code)
      expect(normaliseProvince(provinceName(code, 'en') ?? '')?.code).toBe(code)
    }
  })

  it('gives no two provinces the same spelling', () => {
    const all = provinces.flatMap(({ name, absorbed }) => [name, ...absorbed])
    const written = all.flatMap((name) => [name, ...(provinceAliases[name] ?? [])])
    const keys = written.map((name) => foldVietnamese(name).replace(/[ -]/g, ''))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('knows the name every alias stands for', () => {
    const all = new Set(provinces.flatMap(({ name, absorbed }) => [name, ...absorbed]))
    expect(Object.keys(provinceAliases).filter((name) => !all.has(name))).toEqual([])
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(brokenString, (text) => {
        normaliseProvince(text)
      }),
    )
  })
})

describe('provinceName', () => {
  it.each([
    ['79', 'vi', 'TP. Hồ Chí Minh'],
    ['79', 'en', 'Ho Chi Minh City'],
    ['01', 'vi', 'Hà Nội'],
    ['01', 'en', 'Hanoi'],
    ['66', 'en', 'Dak Lak'],
    ['00', 'en', null],
  ] as const)('calls %s in %s %j', (code, lang, name) => {
    expect(provinceName(code, lang)).toBe(name)
  })
})

const dataFile = (name: string) =>
  new URL(`../../../../../shared/data/vietnam/${name}`, import.meta.url)
const formerFile = dataFile('provinces_63_pre_2025-07.json')
const todayFile = dataFile('provinces_34_from_2025-07_with_merger.json')
const absent = [formerFile, todayFile].filter((file) => !existsSync(file))
if (absent.length > 0) {
  console.warn(
    `SKIPPED: provinces not compared, absent: ${absent.map((file) => file.pathname).join(', ')}`,
  )
}

describe.skipIf(absent.length > 0)('the published lists of provinces', () => {
  const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'))
  const today = () =>
    z
      .array(z.object({ name_with_type: z.string(), merged_from: z.array(z.string()) }))
      .parse(read(todayFile))
  const former = () =>
    z
      .array(z.object({ code: z.string(), name: z.string(), name_with_type: z.string() }))
      .parse(read(formerFile))

  it('name the same 34 provinces, each once', () => {
    const codes = today().map((row) => normaliseProvince(row.name_with_type)?.code)
    expect(codes.length).toBe(34)
    expect(new Set(codes)).toEqual(new Set(provinces.map(({ code }) => code)))
  })

  it('say which former provinces became part of which', () => {
    for (const row of today()) {
      const place = normaliseProvince(row.name_with_type)
      for (const part of row.merged_from) {
        expect(normaliseProvince(part), part).toMatchObject({ code: place?.code })
      }
      const merged = row.merged_from.filter((part) => normaliseProvince(part)?.merged === true)
      expect(merged.length, row.name_with_type).toBe(row.merged_from.length - 1)
    }
  })

  it('hold no former province that is not found, with and without its kind', () => {
    const names = former().flatMap((row) => [row.name, row.name_with_type])
    expect(names.filter((name) => normaliseProvince(name) === null)).toEqual([])
  })

  it('give each of today’s provinces the code of one of its parts', () => {
    for (const { code, name } of provinces) {
      const parts = former().filter((row) => normaliseProvince(row.name)?.name === name)
      expect(
        parts.map((part) => part.code),
        name,
      ).toContain(code)
    }
  })
})
