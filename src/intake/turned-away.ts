import type { Fault } from './fault.ts'
import type { FaultCode } from './fault-texts.ts'
import type { ReadFault } from './read-fault.ts'

/** Thrown in a route or hook; the error handler answers it. */
export class TurnedAway extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

const statuses: Readonly<Partial<Record<FaultCode, number>>> = {
  bad_json: 400,
  not_utf8: 400,
  not_an_object: 400,
  bad_idempotency_key: 400,
  broken_off: 400,
  no_key: 401,
  unknown_key: 401,
  revoked_key: 403,
  origin_refused: 403,
  not_found: 404,
  key_reused: 409,
  too_large: 413,
  unsupported_type: 415,
  too_many: 429,
  internal: 500,
  database_down: 503,
}

/** A fault with its HTTP status; what is wrong with a field is 422. */
export const faultOf = (fault: ReadFault): Fault => ({
  ...fault,
  status: statuses[fault.code] ?? 422,
})

export const tooMany = (seconds: number): Fault => ({
  ...faultOf({ code: 'too_many', detail: { seconds } }),
  retryAfterSeconds: seconds,
})

const databaseRetrySeconds = 5

export const databaseDown: Fault = {
  ...faultOf({ code: 'database_down', detail: { seconds: databaseRetrySeconds } }),
  retryAfterSeconds: databaseRetrySeconds,
}
