import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

const words = new URL('../../../../src/local/teams-page/browser/words.json', import.meta.url)
const { vi, en } = z
  .object({ vi: z.record(z.string(), z.string()), en: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(words, 'utf8')))

it('says everything in both languages, with the same facts', () => {
  const facts = (said = '') => [...said.matchAll(/\{\w+\}/g)].map(String).toSorted()
  expect(Object.keys(vi)).toEqual(Object.keys(en))
  for (const key of Object.keys(vi)) expect([key, facts(vi[key])]).toEqual([key, facts(en[key])])
})
