import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Instant } from '../domain/working-time/instant.ts'
import type { PrismaClient } from './generated/client.ts'

export interface ApiKey {
  readonly id: string
  readonly name: string
  /** The first characters, to tell keys apart; not enough to use one. */
  readonly prefix: string
  readonly createdAt: Instant
  readonly revokedAt: Instant | null
  readonly lastUsedAt: Instant | null
}

/** What the intake asks of the keys. */
export interface KeyRing {
  /** The key that was presented, revoked or not; null when there is none like it. */
  find(presented: string): Promise<ApiKey | null>
  markUsed(id: string, at: Instant): Promise<void>
}

type ApiKeys = Pick<PrismaClient, 'apiKey'>

export function createKeyRing(prisma: ApiKeys): KeyRing {
  return {
    find: (presented) => findApiKey(prisma, presented),
    markUsed: (id, at) => markApiKeyUsed(prisma, id, at),
  }
}

/** The secret is told this once: only its hash is kept. */
export async function createApiKey(
  prisma: ApiKeys,
  { name, at }: { readonly name: string; readonly at: Instant },
): Promise<{ readonly key: ApiKey; readonly secret: string }> {
  const secret = `bk_${randomBytes(32).toString('base64url')}`
  const row = await prisma.apiKey.create({
    data: {
      id: uuid(),
      name,
      prefix: secret.slice(0, prefixLength),
      hash: hashOf(secret).toString('hex'),
      createdAt: new Date(at),
    },
  })
  return { key: asApiKey(row), secret }
}

export async function findApiKey(prisma: ApiKeys, presented: string): Promise<ApiKey | null> {
  if (!looksLikeKey.test(presented)) return null
  const hash = hashOf(presented)
  const row = await prisma.apiKey.findUnique({ where: { hash: hash.toString('hex') } })
  if (row === null || !timingSafeEqual(Buffer.from(row.hash, 'hex'), hash)) return null
  return asApiKey(row)
}

export async function listApiKeys(prisma: ApiKeys): Promise<readonly ApiKey[]> {
  const rows = await prisma.apiKey.findMany({ orderBy: { createdAt: 'asc' } })
  return rows.map(asApiKey)
}

/** By id, name or prefix. Null when no key in force is so called, the count when several are. */
export async function revokeApiKey(
  prisma: ApiKeys,
  called: string,
  at: Instant,
): Promise<ApiKey | { readonly several: number } | null> {
  const rows = await prisma.apiKey.findMany({
    where: { revokedAt: null, OR: [{ name: called }, { prefix: called }, ...byId(called)] },
  })
  const [row] = rows
  if (row === undefined) return null
  if (rows.length > 1) return { several: rows.length }
  const data = { revokedAt: new Date(at) }
  return asApiKey(await prisma.apiKey.update({ where: { id: row.id }, data }))
}

export async function markApiKeyUsed(prisma: ApiKeys, id: string, at: Instant): Promise<void> {
  await prisma.apiKey.updateMany({ where: { id }, data: { lastUsedAt: new Date(at) } })
}

const prefixLength = 11
const looksLikeKey = /^bk_[\w-]{43}$/

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const byId = (called: string) => (/^[0-9a-f-]{36}$/.test(called) ? [{ id: called }] : [])

interface Row {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

const asApiKey = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: row.createdAt.getTime(),
  revokedAt: row.revokedAt?.getTime() ?? null,
  lastUsedAt: row.lastUsedAt?.getTime() ?? null,
})
