const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** `90s`, `5m`, `1.5h` in milliseconds; null for anything else, and for nothing at all. */
export function readDuration(written: string): number | null {
  const [, count, unit] = /^(\d+(?:\.\d+)?) ?([smh])(?:ec|in|r|ours?|)$/.exec(written.trim()) ?? []
  const ms = Number(count) * (unitMs[unit ?? ''] ?? Number.NaN)
  return Number.isFinite(ms) && ms > 0 ? ms : null
}
