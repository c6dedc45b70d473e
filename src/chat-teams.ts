import { z } from 'zod'
import type { AddressBook, PersonAddress, PlaceAddress } from './bot/teams/address-book.ts'
import type { TeamsSettings } from './bot/teams/settings.ts'
import type { TeamsDoor } from './bot/teams/teams.ts'
import type { ChatDoor, ChatPlatform, DoorAnswer } from './chat-platform.ts'
import { keepAddress, readAddress } from './db/chat-address.ts'
import type { Database } from './db/client.ts'
import { keepPicture, readPicture } from './db/picture.ts'
import type { Program } from './program.ts'

/** Teams: heard through the web server's own port. Microsoft's SDK is loaded only where it is used. */
export async function openTeamsChat(
  settings: TeamsSettings,
  { db, rules }: Program,
): Promise<ChatPlatform> {
  const { openTeams } = await import('./bot/teams/teams.ts')
  const teams = openTeams(settings, {
    book: addressBook(db),
    showPicture: async ({ png }) => `${settings.picturesUrl}${await keepPicture(db, png)}.png`,
    channels: async () => {
      const { policy } = await rules()
      return policy.team.channels.flatMap(({ platform, id }) => (platform === 'teams' ? [id] : []))
    },
    now: () => Date.now(),
  })
  let door: TeamsDoor | null = null
  return {
    port: teams.port,
    doors: [messagesDoor(() => door), picturesDoor(db)],
    async listen(listener) {
      door = teams.listen(listener)
    },
    check: async () => ({ state: 'ok' }),
    async stop() {
      await door?.close()
    },
  }
}

const json = (status: number, body: unknown): DoorAnswer => ({
  status,
  contentType: 'application/json',
  body: body === null ? '' : JSON.stringify(body),
})

const object = z.record(z.string(), z.unknown())

/** Teams' requests: the token is proved before anything is done with them. */
const messagesDoor = (door: () => TeamsDoor | null): ChatDoor => ({
  method: 'POST',
  path: '/api/messages',
  async answer({ authorization, body }) {
    const open = door()
    if (open === null) return json(503, { error: 'not open yet' })
    const activity = object.safeParse(readJson(body))
    if (!activity.success) return json(400, { error: 'the body is not a JSON object' })
    const heard = await open.hear(authorization, activity.data)
    return json(heard.status, heard.body)
  },
})

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

const picturesDoor = (db: Database): ChatDoor => ({
  method: 'GET',
  path: '/pictures/:id',
  async answer({ id }) {
    const key = z.uuid().safeParse(id.replace(/\.png$/, ''))
    const png = key.success ? await readPicture(db, key.data) : null
    if (png === null) return json(404, { error: 'no such picture' })
    return { status: 200, contentType: 'image/png', body: png }
  },
})

const place: z.ZodType<PlaceAddress> = z.object({
  kind: z.enum(['channel', 'groupChat', 'personal']),
  serviceUrl: z.string(),
  tenantId: z.string().nullable(),
})
const person: z.ZodType<PersonAddress> = z.object({
  userId: z.string(),
  serviceUrl: z.string(),
  tenantId: z.string().nullable(),
  chat: z.string().nullable(),
})

/** Written only when something changed. */
function addressBook(db: Database): AddressBook {
  const known = new Map<string, string>()
  const keep = async (key: string, address: Readonly<Record<string, string | null>>) => {
    const written = JSON.stringify(address)
    if (known.get(key) === written) return
    await keepAddress(db, key, address)
    known.set(key, written)
  }
  return {
    keepPlace: (conversation, address) => keep(`place:${conversation}`, { ...address }),
    place: (conversation) => readAddress(db, `place:${conversation}`, place),
    keepPerson: (objectId, address) => keep(`person:${objectId}`, { ...address }),
    person: (objectId) => readAddress(db, `person:${objectId}`, person),
  }
}
