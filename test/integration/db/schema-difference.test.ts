import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaDifference } from '../../../src/db/schema-engine/schema-difference.ts'
import { anEmptyServer, type EmptyServer } from './an-empty-server.ts'

let server: EmptyServer
beforeAll(async () => {
  server = await anEmptyServer()
})
afterAll(() => server.stop())

const ourSchema = new URL('../../../prisma/schema.prisma', import.meta.url)

async function aSchema(change: (text: string) => string): Promise<URL> {
  const file = join(server.scratch, 'schema.prisma')
  await writeFile(file, change(await readFile(ourSchema, 'utf8')))
  return pathToFileURL(file)
}

describe('the migrations and the schema', () => {
  it('agree', async () => {
    expect(await schemaDifference({ shadowUrl: await server.aDatabase() })).toBe('')
  })

  it('differ by the SQL of what was added', async () => {
    const schema = await aSchema(
      (text) => `${text}\nmodel Note {\n  id Int @id\n  text String\n}\n`,
    )
    const sql = await schemaDifference({ shadowUrl: await server.aDatabase(), schema })
    expect(sql).toContain('CREATE TABLE "Note"')
    expect(sql).not.toContain('DROP')
  })
})
