import { readNumber } from './read-number.ts'
import { type NumberStyle, type Unit, unitOf, unitPattern } from './unit-words.ts'

export interface Amount {
  readonly value: number
  /** The first unit word; null for a bare figure. */
  readonly unit: Unit | null
}

const half = new RegExp(`^nua (${unitPattern})$`)
const figure = '\\d{1,3}(?: \\d{3})+(?![\\d.,])|\\d+(?:[.,]\\d+)*'
const head = new RegExp(`^(${figure}) ?(${unitPattern})?(?![a-z]) ?`)
const fractionOfUnit = /^\d{1,3}$/

/**
 * One amount of folded text: "500 trieu", "1ty200tr", "2ty5" and "1 ty 2" (digits after the unit
 * are its decimals), "1 ty ruoi", "nua ty", "12,000". null when it is anything else.
 * @param shared the unit of a bare figure, taken from the other end of a range
 */
export function readAmount(text: string, style: NumberStyle, shared?: Unit): Amount | null {
  const halved = unitOf(half.exec(text)?.[1] ?? '')
  if (halved !== null) return { value: halved.times / 2, unit: halved }
  const found = head.exec(text)
  if (found === null) return null
  const unit = unitOf(found[2] ?? '') ?? shared ?? null
  const number = readNumber(found[1] ?? '', unit?.style ?? style, unit !== null)
  const tail = readTail(text.slice(found[0].length), unit, style)
  if (number === null || tail === null) return null
  return { value: Math.round(number * (unit?.times ?? 1)) + tail, unit }
}

function readTail(text: string, unit: Unit | null, style: NumberStyle): number | null {
  if (text === '') return 0
  if (unit === null) return null
  if (text === 'ruoi') return unit.times / 2
  if (fractionOfUnit.test(text)) return Math.round(Number(`0.${text}`) * unit.times)
  const smaller = readAmount(text, style)
  const isSmaller = smaller?.unit != null && smaller.value < unit.times
  return isSmaller ? smaller.value : null
}
