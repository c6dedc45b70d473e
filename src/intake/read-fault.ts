import type { FaultCode } from './fault-texts.ts'

/** Why a body can't be taken: a code with words in `fault-texts.ts`, and the field as the sender named it. */
export interface ReadFault {
  readonly code: FaultCode
  readonly field?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export type ReadFaults = readonly [ReadFault, ...ReadFault[]]

/** Thrown by a source that can't read a body, and turned into a value at the door. */
export class Unreadable extends Error {
  readonly faults: ReadFaults
  constructor(...faults: ReadFaults) {
    super(faults[0].code)
    this.faults = faults
  }
}
