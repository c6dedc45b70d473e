import { randomUUID } from 'node:crypto'
import type { Database } from './client.ts'

const keptForDays = 90
const dayMs = 86_400_000

/** The id under which it can be fetched; what nobody needs any more goes. */
export async function keepPicture({ prisma }: Database, png: Uint8Array): Promise<string> {
  const now = Date.now()
  await prisma.picture.deleteMany({
    where: { keptAt: { lt: new Date(now - keptForDays * dayMs) } },
  })
  const { id } = await prisma.picture.create({
    data: { id: randomUUID(), png: new Uint8Array(png), keptAt: new Date(now) },
    select: { id: true },
  })
  return id
}

export async function readPicture({ prisma }: Database, id: string): Promise<Uint8Array | null> {
  const row = await prisma.picture.findUnique({ where: { id } })
  return row?.png ?? null
}
