import { describe, expect, it } from 'vitest'
import { activePolicy, applyPolicy, policyHistory } from '../../../src/db/policy-version.ts'
import { onPostgres } from './on-postgres.ts'
import { at } from './rows.ts'

const db = onPostgres()

const policy = (hash: string) => ({ yaml: `# ${hash}`, hash, by: 'mai', at: at('09:00') })

describe('policy versions', () => {
  it('has none in force at first', async () => {
    expect(await activePolicy(db())).toBeNull()
  })

  it('puts a new policy in force, with who, when and an audit row', async () => {
    expect(await applyPolicy(db(), policy('a'))).toEqual({ version: 1, changed: true })
    expect(await applyPolicy(db(), policy('b'))).toEqual({ version: 2, changed: true })
    expect(await activePolicy(db())).toEqual({ version: 2, ...policy('b') })
    expect(await db().prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { by: 'mai', action: 'apply_policy', before: null, after: { version: 1 } },
      { by: 'mai', action: 'apply_policy', before: { version: 1 }, after: { version: 2 } },
    ])
  })

  it('changes nothing for the one in force, and goes back to an older one as a new version', async () => {
    await applyPolicy(db(), policy('a'))
    expect(await applyPolicy(db(), policy('a'))).toEqual({ version: 1, changed: false })
    await applyPolicy(db(), policy('b'))
    expect(await applyPolicy(db(), policy('a'))).toEqual({ version: 3, changed: true })
    const history = await policyHistory(db())
    expect(history.map(({ version, hash }) => [version, hash])).toEqual([
      [3, 'a'],
      [2, 'b'],
      [1, 'a'],
    ])
  })

  it('is one version when ten apply the same at once', async () => {
    const applied = await Promise.all(
      Array.from({ length: 10 }, () => applyPolicy(db(), policy('a'))),
    )
    expect(applied.filter(({ changed }) => changed)).toEqual([{ version: 1, changed: true }])
    expect(await policyHistory(db())).toHaveLength(1)
  })
})
