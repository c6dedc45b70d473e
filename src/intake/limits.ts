export interface IntakeLimits {
  /** Largest body, in bytes. */
  readonly bodyBytes: number
  /** Requests a minute that one API key may make. */
  readonly perKeyPerMinute: number
  /** Requests a minute from one address to what needs a key, whether the key is good or not. */
  readonly perAddressPerMinute: number
  /** Forms a minute from one address. */
  readonly formsPerMinute: number
  /** Web behaviour a minute from one address; an office shares one. */
  readonly visitsPerMinute: number
}

export const defaultLimits: IntakeLimits = {
  bodyBytes: 65_536,
  perKeyPerMinute: 1_200,
  perAddressPerMinute: 3_000,
  formsPerMinute: 20,
  visitsPerMinute: 240,
}
