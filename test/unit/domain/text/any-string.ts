import fc from 'fast-check'

const anyCodeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))

/** Strings of any UTF-16 code units, lone surrogates and NUL included. */
export const brokenString = fc.string({ unit: anyCodeUnit, maxLength: 40 })

/** Strings likely to reach the inside of a parser: its own alphabet, mixed with anything. */
export const stringOver = (alphabet: string) => {
  const letters = fc.constantFrom(...Array.from(alphabet))
  return fc.oneof(
    brokenString,
    fc.string({ unit: letters, maxLength: 30 }),
    fc.string({ unit: fc.oneof(letters, anyCodeUnit), maxLength: 20 }),
  )
}
