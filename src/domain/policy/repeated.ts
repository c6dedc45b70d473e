import type { z } from 'zod'
import { refusal } from './words.ts'

/** Refuses each entry whose value another entry before it has; entries without a value are free. */
export function refuseRepeated(
  context: z.core.$RefinementCtx,
  entries: readonly { readonly value: string | undefined; readonly path: (string | number)[] }[],
): void {
  const seen = new Set<string>()
  for (const { value, path } of entries) {
    if (value === undefined) continue
    if (seen.has(value))
      context.addIssue(
        refusal(path, {
          en: `"${value}" is used twice; each must be different`,
          vi: `"${value}" dùng hai lần; mỗi giá trị chỉ được dùng một lần`,
        }),
      )
    seen.add(value)
  }
}
