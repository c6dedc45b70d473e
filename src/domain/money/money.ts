/** What deals are counted in; the same list as the policy file's `team.currency`. */
export const currencies = ['VND', 'USD', 'EUR', 'SGD'] as const
export type Currency = (typeof currencies)[number]

/**
 * An amount in whole units of its currency: đồng, dollars, euros, never cents. A pipeline counts
 * deals, it does not keep books; fractions are rounded when read.
 */
export interface Money {
  readonly amount: number
  readonly currency: Currency
}

/** A budget as people state it: one figure or a lower bound has no `max`. */
export interface MoneyRange {
  readonly min: Money
  readonly max: Money | null
}

/** Far above any deal, and far below where numbers lose whole units. */
export const largestAmount = 1e15

export const isCurrency = (code: string): code is Currency =>
  currencies.some((known) => known === code)

export const vnd = (amount: number): Money => ({ amount, currency: 'VND' })
