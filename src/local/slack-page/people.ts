/** What Slack tells of a person and the page's program does not know. */
export interface PersonExtra {
  readonly locale: string
  readonly isAdmin: boolean
}

export type People = Readonly<Record<string, PersonExtra>>

export const writePeople = (people: People): string => JSON.stringify(people)

/** The other side of `writePeople`, inside the page's process. */
export function readPeople(text: string | undefined): People {
  const read: unknown = JSON.parse(text ?? '{}')
  return isPeople(read) ? read : {}
}

/** Adds locale, role and the zone's offset of `at` to a Slack user object. */
export function amendPerson(
  user: Readonly<Record<string, unknown>>,
  people: People,
  at: Date,
): Record<string, unknown> {
  const extra = people[String(user['id'])]
  return {
    ...user,
    locale: extra?.locale ?? 'en-US',
    is_admin: extra?.isAdmin ?? false,
    tz_offset: zoneOffsetSeconds(String(user['tz']), at),
  }
}

function zoneOffsetSeconds(zone: string, at: Date): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60
  return sign === '-' ? -seconds : seconds
}

const isPeople = (value: unknown): value is People =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((person) => typeof person?.locale === 'string')
