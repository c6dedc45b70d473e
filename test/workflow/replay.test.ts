import { readdirSync, readFileSync } from 'node:fs'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workflowBundle } from '../../src/temporal/workflow-bundle.ts'

const folder = new URL('histories/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

/** Journeys of an earlier version must go on with this one. `scripts/record-histories.ts` records them. */
describe('journeys that began under earlier code', () => {
  let code: { readonly codePath: string }
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') })
    code = await workflowBundle()
  })

  const replay = (history: unknown) =>
    Worker.runReplayHistory({ workflowBundle: code }, historyFromJSON(history), 'lead:recorded')

  it('has recorded each kind of journey', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'cool-sleeping.json',
        'hot-claimed-won.json',
        'nobody-claims.json',
        'unreachable-returned.json',
      ]),
    )
  })

  it.for(names)('%s goes on with the present code', async (name) => {
    await replay(recorded(name))
  })

  it('refuses a history that the present code would not have made', async () => {
    const text = JSON.stringify(recorded('hot-claimed-won.json'))
    const tampered = text.replaceAll('"deliver"', '"shout"')
    expect(tampered).not.toBe(text)
    await expect(replay(JSON.parse(tampered))).rejects.toThrow(/'shout' does not match/)
  })
})

const recorded = (name: string): unknown =>
  z
    .looseObject({ events: z.array(z.unknown()).min(5) })
    .parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
