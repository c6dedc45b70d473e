import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/db/client.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { applyPolicy } from '../../../src/db/policy-version.ts'
import { examine, type Patient } from '../../../src/doctor/examine.ts'
import { checkIds, type Finding } from '../../../src/doctor/finding.ts'
import { parsePolicy } from '../../../src/domain/policy/parse-policy.ts'
import { freePort } from '../../../src/local/ports.ts'
import { startPostgres } from '../../../src/local/postgres.ts'
import { connectTemporal } from '../../../src/temporal/connect.ts'
import { aPolicyYaml } from './a-policy.ts'

const patients: { readonly stop: () => Promise<unknown> }[] = []
let home: string
let url: string

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'baton-doctor-'))
  const postgres = await startPostgres({ home })
  patients.push({ stop: () => postgres.stop() })
  url = postgres.url
})

afterAll(async () => {
  for (const { stop } of patients.reverse()) await stop()
  rmSync(home, { recursive: true, force: true })
})

/** PostgreSQL is real, and nobody is where Temporal and the program should be. */
async function aPatient(databaseUrl: string): Promise<Patient> {
  const nobody = `127.0.0.1:${await freePort()}`
  const db = openDatabase({ url: databaseUrl, poolSize: 2 })
  const temporal = await connectTemporal({ address: nobody, namespace: null }, { forWorker: false })
  patients.push({ stop: () => Promise.all([db.close(), temporal.close()]) })
  const rulesFile = join(home, 'baton.yaml')
  return { databaseUrl, db, temporal, slack: null, rulesFile, url: `http://${nobody}` }
}

async function findings(patient: Patient): Promise<ReadonlyMap<string, Finding>> {
  const { databaseUrl } = patient
  const found = await examine({ home, databaseUrl }, patient)
  return new Map(found.map((finding) => [finding.id, finding]))
}

describe('a database without tables', () => {
  it('is told with what waits and with the command, and what stands in it is not looked at', async () => {
    const found = await findings(await aPatient(url))
    expect(found.get('database')?.state).toBe('ok')
    expect(found.get('tables')).toMatchObject({ state: 'bad', mend: 'baton migrate' })
    expect(found.get('tables')?.says).toMatch(/^\d+ migrations wait: \d{14}_/)
    expect(found.get('deliveries')?.state).toBe('unknown')
  })
})

describe('a database with tables and nothing else', () => {
  let found: readonly Finding[]
  const finding = (id: string) => found.find((each) => each.id === id)

  beforeAll(async () => {
    await migrate({ databaseUrl: url })
    found = await examine({ home, databaseUrl: url }, await aPatient(url))
  })

  it('has sessions in UTC and the clock of this machine', () => {
    expect(finding('tables')?.state).toBe('ok')
    expect(finding('time-zone')?.state).toBe('ok')
    expect(finding('clock')?.state).toBe('ok')
  })

  it('has no rules, and the command that gives it some is told', () => {
    expect(finding('rules')).toMatchObject({ state: 'bad', says: 'no rules are in force' })
    expect(finding('rules')?.mend).toContain('baton policy apply')
  })

  it('is told apart from the parts that nobody answers for', () => {
    expect(finding('workflow-engine')?.says).toContain('Temporal does not answer')
    expect(finding('worker')?.says).toContain('Temporal is down')
    expect(finding('web')?.says).toContain('ECONNREFUSED')
    expect(finding('chat')?.state).toBe('unknown')
  })

  it('is looked at once in everything, in the order that scripts know', () => {
    expect(found.map(({ id }) => id)).toEqual(checkIds.filter((id) => id !== 'config'))
  })
})

describe('rules', () => {
  const inForce = aPolicyYaml('Nhóm A')

  it('in force are told by version, and a file that differs with the command', async () => {
    const patient = await aPatient(url)
    const read = parsePolicy(inForce)
    if (!read.ok) throw new Error('the sample rules do not parse')
    await applyPolicy(patient.db, { yaml: inForce, hash: read.hash, by: 'lan', at: Date.now() })
    writeFileSync(patient.rulesFile, inForce)
    const same = await findings(patient)
    expect(same.get('rules')?.says).toMatch(/^version \d+, applied by lan on \d{4}-/)
    expect(same.get('rules-file')?.state).toBe('ok')

    writeFileSync(patient.rulesFile, aPolicyYaml('Nhóm B'))
    const other = await findings(patient)
    expect(other.get('rules-file')).toMatchObject({
      state: 'warn',
      mend: `baton policy apply ${patient.rulesFile}`,
    })

    writeFileSync(patient.rulesFile, 'version: 2')
    const wrong = await findings(patient)
    expect(wrong.get('rules-file')?.says).toMatch(/mistake/)
    expect(wrong.get('rules')?.state).toBe('ok')
  })
})

describe('a database that is down', () => {
  it('is told with the reason, and all that stands in it is not looked at', async () => {
    const found = await findings(await aPatient('postgresql://nobody@127.0.0.1:9/none'))
    expect(found.get('database')).toMatchObject({ state: 'bad' })
    expect(found.get('database')?.says).toContain('ECONNREFUSED')
    expect(found.get('rules')).toMatchObject({ state: 'unknown' })
    expect(found.get('tables')?.says).toBe('not looked at: the database is down')
  })
})
