import type { z } from 'zod'
import type { Database } from './client.ts'

/** Null where nothing is kept, or something of another shape. */
export async function readAddress<Address>(
  { prisma }: Database,
  key: string,
  shape: z.ZodType<Address>,
): Promise<Address | null> {
  const row = await prisma.chatAddress.findUnique({ where: { key } })
  return shape.safeParse(row?.address).data ?? null
}

/** The newest stays. */
export async function keepAddress(
  { prisma }: Database,
  key: string,
  address: Readonly<Record<string, string | null>>,
): Promise<void> {
  const kept = { address: { ...address }, keptAt: new Date() }
  await prisma.chatAddress.upsert({ where: { key }, create: { key, ...kept }, update: kept })
}
