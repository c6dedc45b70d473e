import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const program = new URL('../../../bin/baton.mjs', import.meta.url).pathname
const coverage = z.object({ result: z.array(z.object({ url: z.string() })) })

/** What a command prints, and all the files that it loads. */
function run(...args: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-loads-'))
  try {
    const env = { ...process.env, NODE_V8_COVERAGE: folder }
    const { stdout, status } = spawnSync(process.execPath, [program, ...args], {
      env,
      encoding: 'utf8',
    })
    const loaded = readdirSync(folder).flatMap((name) =>
      coverage
        .parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
        .result.map(({ url }) => url),
    )
    return { stdout, status, loaded }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const heavy = /node_modules\/(@temporalio|@slack|botbuilder|echarts|@resvg|fastify|@prisma)\//

describe('baton', () => {
  it('says what there is without loading any of it', () => {
    const { stdout, status, loaded } = run('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('start ')
    expect(loaded.some((url) => url.includes('commander'))).toBe(true)
    expect(loaded.filter((url) => heavy.test(url))).toEqual([])
  })

  it.each([
    'start',
    'serve',
    'worker',
    'migrate',
    'policy',
    'key',
    'lead',
    'pipeline',
    'doctor',
    'demo',
  ])('explains %s', (name) => {
    const { stdout, status } = run('help', name)
    expect(status).toBe(0)
    expect(stdout).toContain(`Usage: baton ${name}`)
  })

  it('lists keys without workflows, chat, charts and web server', () => {
    const { loaded } = run('key', 'list')
    const others = loaded.filter((url) => heavy.test(url) && !url.includes('@prisma'))
    expect(loaded.some((url) => url.includes('@prisma'))).toBe(true)
    expect(others).toEqual([])
  })
})
