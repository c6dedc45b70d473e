/** What fits, with "…" when that is not all; for places where the whole text is shown elsewhere. */
export const shortenedTo = (max: number, text: string): string =>
  text.length <= max ? text : `${whole(text.slice(0, max - 1))}…`

/** Without half a character at the end. */
export const whole = (text: string): string => text.replace(/[\ud800-\udbff]$/, '')
