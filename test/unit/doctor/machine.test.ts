import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAtMachine, nodeVersion, spaceLeft } from '../../../src/doctor/machine.ts'
import { openHome } from '../../../src/local/home.ts'

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('%s is new enough', (version) => {
    expect(nodeVersion(version).state).toBe('ok')
  })
  it.each(['18.20.0', '20.18.3'])('%s is too old, and the mend says which', (version) => {
    expect(nodeVersion(version)).toMatchObject({
      state: 'bad',
      mend: 'install Node 20.19 or newer',
    })
  })
})

describe('disk space', () => {
  it.each([
    [50 * 1024 ** 3, 'ok'],
    [0.9 * 1024 ** 3, 'warn'],
    [0.1 * 1024 ** 3, 'bad'],
  ])('of %d bytes is %s', (bytes, state) => {
    expect(spaceLeft('/home', bytes).state).toBe(state)
  })
})

describe('the home', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'baton-doctor-'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const homeOf = async (home: string, databaseUrl: string | null) =>
    (await lookAtMachine({ home, databaseUrl })).find(({ id }) => id === 'home')

  it('as Baton lays it out is well', async () => {
    openHome(root)
    expect(await homeOf(root, 'postgresql://x')).toMatchObject({ state: 'ok' })
  })

  it.runIf(process.platform !== 'win32')(
    'that others may read is told with the command',
    async () => {
      openHome(root)
      chmodSync(join(root, 'logs'), 0o755)
      const mend = `chmod 700 ${join(root, 'logs')}`
      expect(await homeOf(root, 'postgresql://x')).toMatchObject({ state: 'warn', mend })
    },
  )

  it('that is not there is no trouble when everything is elsewhere', async () => {
    expect(await homeOf(join(root, 'none'), 'postgresql://x')).toMatchObject({ state: 'ok' })
  })

  it('that is not there is unknown when nothing was started yet', async () => {
    const finding = await homeOf(join(root, 'none'), null)
    expect(finding).toMatchObject({ state: 'unknown', mend: 'start Baton once: npm start' })
  })

  it('has its disk looked at even before it is there', async () => {
    mkdirSync(join(root, 'a'))
    const findings = await lookAtMachine({ home: join(root, 'a/b/c'), databaseUrl: null })
    expect(findings.find(({ id }) => id === 'disk')?.says).toMatch(/^\d+\.\d GB free/)
  })
})
