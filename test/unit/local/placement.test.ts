import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { socketUrl } from '../../../src/local/postgres/connection.ts'
import { isOpenToOthers, socketFolder } from '../../../src/local/postgres/placement.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-place-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('where PostgreSQL is put', () => {
  it('keeps its socket in the home while the path fits a socket address', () => {
    expect(socketFolder('/home/lan/baton/.baton/postgres')).toBe(
      '/home/lan/baton/.baton/postgres/sock',
    )
  })

  it('gives a long home a short socket folder of its own', () => {
    const deep = (name: string) => `/${'deep/'.repeat(20)}${name}`
    const short = socketFolder(deep('a'))
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(88)
    expect(short).not.toBe(socketFolder(deep('b')))
    expect(short).toBe(socketFolder(deep('a')))
  })

  it('counts bytes, not letters', () => {
    const letters = `/${'ộ'.repeat(40)}`
    expect(letters.length).toBeLessThan(88)
    expect(socketFolder(letters)).toContain(tmpdir())
  })

  it('sees that others can not enter a folder below a closed one', () => {
    const closed = join(folder, 'closed')
    mkdirSync(join(closed, 'inner'), { recursive: true, mode: 0o755 })
    chmodSync(join(closed, 'inner'), 0o755)
    expect(isOpenToOthers(join(closed, 'inner'))).toBe(true)
    chmodSync(closed, 0o700)
    expect(isOpenToOthers(join(closed, 'inner'))).toBe(false)
    expect(isOpenToOthers(join(closed, 'not', 'there', 'yet'))).toBe(false)
  })

  it('writes an address with the socket and UTC in it', () => {
    const url = new URL(socketUrl('/tmp/a b/sock', 'baton'))
    expect(url.searchParams.get('host')).toBe('/tmp/a b/sock')
    expect(url.searchParams.get('options')).toBe('-c TimeZone=UTC')
    expect(url.pathname).toBe('/baton')
  })
})
