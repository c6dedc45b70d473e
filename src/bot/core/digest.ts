import { createHash } from 'node:crypto'
import type { FormValues } from './form.ts'

/** The same answers have the same digest, in whatever order they come. */
export const digestOf = (values: FormValues): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16)
