import { Unreadable } from '../read-fault.ts'

/** As `baton.js` makes them. */
export const isVisitorId = (text: string): boolean => /^v_[0-9a-f]{32}$/.test(text)

/** Throws `Unreadable`. */
export function readVisitorId(written: string, field: string): string {
  if (!isVisitorId(written)) throw new Unreadable({ code: 'bad_visitor', field })
  return written
}
