import type { Command } from 'commander'
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../db/api-key.ts'
import { print } from './output.ts'
import { Problem } from './problem.ts'
import { withDatabase } from './with-database.ts'

interface Json {
  readonly json?: boolean
}

export function keyCommand(baton: Command): Command {
  const key = baton.command('key')
  key
    .command('create <name>')
    .description('make a key for a sender; it is shown once and stored hashed')
    .option('--json', 'answer in JSON')
    .action((name: string, { json = false }: Json) => create(name, json))
  key
    .command('list')
    .description('who may send')
    .option('--json', 'answer in JSON')
    .action(({ json = false }: Json) => list(json))
  key
    .command('revoke <key>')
    .description('turn a key away from now on; by name, first characters or id')
    .action(revoke)
  return key
}

async function create(name: string, json: boolean): Promise<void> {
  const made = await withDatabase(({ prisma }) => createApiKey(prisma, { name, at: Date.now() }))
  print(
    made,
    json,
    () =>
      `${made.secret}\n\nKeep it now: it is not shown again. It goes into the header Authorization: Bearer …`,
  )
}

async function list(json: boolean): Promise<void> {
  const keys = await withDatabase(({ prisma }) => listApiKeys(prisma))
  print(keys, json, () =>
    keys.length === 0 ? 'No keys. Make one: baton key create "my site"' : keys.map(line).join('\n'),
  )
}

function line({ prefix, name, createdAt, revokedAt, lastUsedAt }: ApiKey): string {
  const day = (at: number | null) => (at === null ? '—' : new Date(at).toISOString().slice(0, 16))
  const state = revokedAt === null ? `last used ${day(lastUsedAt)}` : `revoked ${day(revokedAt)}`
  return `${prefix}…  ${name}  made ${day(createdAt)}  ${state}`
}

async function revoke(called: string): Promise<void> {
  const revoked = await withDatabase(({ prisma }) => revokeApiKey(prisma, called, Date.now()))
  if (revoked === null) throw new Problem(`No key in use is called ${called}. Mend: baton key list`)
  if ('several' in revoked) {
    throw new Problem(
      `${revoked.several} keys are called ${called}. Mend: revoke by id, from baton key list --json`,
    )
  }
  process.stdout.write(`${revoked.name} is turned away from now on.\n`)
}
