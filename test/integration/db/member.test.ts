import { beforeEach, describe, expect, it } from 'vitest'
import { memberByChat, readMembers, syncMembers } from '../../../src/db/member.ts'
import type { ChatPerson, ChatTeam } from '../../../src/db/team.ts'
import { type Policy, policySchema } from '../../../src/domain/policy/policy.ts'
import { onPostgres } from './on-postgres.ts'

const db = onPostgres()

type Team = Policy['team']

const aTeam = (members: object[] = []): Team =>
  policySchema.shape.team.parse({
    name: 'An Phát',
    channels: [{ platform: 'slack', id: 'C1' }],
    members,
  })

const person = (userId: string, over: Partial<ChatPerson> = {}): ChatPerson => ({
  userId,
  name: `Chat ${userId}`,
  email: null,
  locale: null,
  zone: null,
  ...over,
})

const slack = (...people: ChatPerson[]): ChatTeam => ({ platform: 'slack', people })
const teams = (...people: ChatPerson[]): ChatTeam => ({ platform: 'teams', people })

const ids = async () => (await readMembers(db())).map(({ id }) => id)

describe('the team from policy and chat', () => {
  it('takes what the policy says, and from chat what it leaves open', async () => {
    const lan = { id: 'lan', name: 'Lan', role: 'manager', slack: 'U1', quota: 5, sells: false }
    const en = person('U1', { name: 'L.', locale: 'en-US', zone: 'Asia/Bangkok', email: 'l@a.vn' })
    await syncMembers(db(), aTeam([lan]), [slack(en)])
    expect(await readMembers(db())).toEqual([
      {
        id: 'lan',
        name: 'Lan',
        role: 'manager',
        language: 'en',
        zone: 'Asia/Bangkok',
        slackId: 'U1',
        teamsId: null,
        sells: false,
        quota: 5,
      },
    ])
  })

  it("prefers the policy's language and zone, and falls back on the team's", async () => {
    const huy = { id: 'huy', name: 'Huy', slack: 'U2', language: 'vi', zone: 'Asia/Tokyo' }
    const mai = { id: 'mai', name: 'Mai', slack: 'U3' }
    const chat = slack(
      person('U2', { locale: 'en', zone: 'Asia/Bangkok' }),
      person('U3', { locale: 'fr', zone: 'Mars/Olympus' }),
    )
    await syncMembers(db(), aTeam([huy, mai]), [chat])
    expect(await readMembers(db())).toMatchObject([
      { id: 'huy', language: 'vi', zone: 'Asia/Tokyo' },
      { id: 'mai', language: 'vi', zone: 'Asia/Ho_Chi_Minh' },
    ])
  })

  it('knows a named member on both platforms by mail, unless an id belongs to another', async () => {
    const lan = { id: 'lan', name: 'Lan', email: 'Lan@a.vn' }
    const huy = { id: 'huy', name: 'Huy', slack: 'U1' }
    const chat = [
      slack(person('U1', { email: 'lan@a.vn' }), person('U2', { email: 'lan@a.vn' })),
      teams(person('T1', { email: 'lan@a.vn' })),
    ]
    await syncMembers(db(), aTeam([lan, huy]), chat)
    expect(await readMembers(db())).toMatchObject([
      { id: 'huy', slackId: 'U1', teamsId: null },
      { id: 'lan', slackId: 'U2', teamsId: 'T1' },
    ])
  })

  it('makes no member of a guest, not even by mail, unless the policy names their id', async () => {
    const guest = { isGuest: true, email: 'khach@b.vn' }
    const chat = [slack(person('U7', guest), person('U8', { isGuest: true }), person('U9'))]
    const byMail = { id: 'khach', name: 'Khách', email: 'khach@b.vn' }
    await syncMembers(db(), aTeam([byMail]), chat)
    expect(await ids()).toEqual(['slack-u9', 'khach'])
    expect(await memberByChat(db(), 'slack', 'U7')).toBeNull()
    expect(await memberByChat(db(), 'slack', 'U8')).toBeNull()
    await syncMembers(db(), aTeam([{ id: 'khach', name: 'Khách', slack: 'U7' }]), chat)
    expect(await memberByChat(db(), 'slack', 'U7')).toMatchObject({ id: 'khach' })
    expect(await memberByChat(db(), 'slack', 'U8')).toBeNull()
  })

  it('puts a member out who has become a guest', async () => {
    await syncMembers(db(), aTeam(), [slack(person('U7'))])
    expect(await memberByChat(db(), 'slack', 'U7')).toMatchObject({ id: 'slack-u7' })
    await syncMembers(db(), aTeam(), [slack(person('U7', { isGuest: true }))])
    expect(await memberByChat(db(), 'slack', 'U7')).toBeNull()
  })

  it('makes a person who is only in chat one member, who sells where the policy names nobody', async () => {
    const chat = [
      slack(person('U0X', { email: 'x@a.vn' })),
      teams(person('29:Ab', { email: 'X@a.vn' }), person('T2')),
    ]
    await syncMembers(db(), aTeam(), chat)
    expect(await readMembers(db())).toMatchObject([
      { id: 'teams-t2', role: 'member', sells: true },
      { id: 'slack-u0x', role: 'member', slackId: 'U0X', teamsId: '29:Ab', sells: true },
    ])
    await syncMembers(db(), aTeam([{ id: 'lan', name: 'Lan' }]), chat)
    expect(await readMembers(db())).toContainEqual(
      expect.objectContaining({ id: 'slack-u0x', sells: false }),
    )
  })

  it('is the same after the same again', async () => {
    const team = aTeam([{ id: 'lan', name: 'Lan', slack: 'U1' }])
    const chat = [slack(person('U1'), person('U2'))]
    await syncMembers(db(), team, chat)
    const before = await readMembers(db())
    expect(await syncMembers(db(), team, chat)).toEqual({ renamed: [] })
    expect(await readMembers(db())).toEqual(before)
  })

  it('lets two members swap their chat users', async () => {
    const members = (lan: string, huy: string) =>
      aTeam([
        { id: 'lan', name: 'Lan', slack: lan },
        { id: 'huy', name: 'Huy', slack: huy },
      ])
    await syncMembers(db(), members('U1', 'U2'), [])
    await syncMembers(db(), members('U2', 'U1'), [])
    expect(await readMembers(db())).toMatchObject([
      { id: 'huy', slackId: 'U1' },
      { id: 'lan', slackId: 'U2' },
    ])
  })

  it('does not lose a member when two processes take stock at once', async () => {
    const chat = [slack(person('U1'), person('U2'))]
    await Promise.all([1, 2, 3].map(() => syncMembers(db(), aTeam(), chat)))
    expect(await ids()).toEqual(['slack-u1', 'slack-u2'])
  })
})

describe('who leaves or is named anew', () => {
  beforeEach(async () => {
    await syncMembers(db(), aTeam(), [slack(person('U1'), person('U2')), teams(person('T1'))])
  })

  it('is out of the team once their platform no longer has them', async () => {
    await syncMembers(db(), aTeam(), [slack(person('U1')), teams(person('T1'))])
    expect(await ids()).toEqual(['teams-t1', 'slack-u1'])
    expect(await memberByChat(db(), 'slack', 'U2')).toBeNull()
  })

  it('stays while their platform was not asked', async () => {
    await syncMembers(db(), aTeam(), [slack(person('U1'))])
    expect(await ids()).toEqual(['teams-t1', 'slack-u1'])
  })

  it('comes back as the same member', async () => {
    await syncMembers(db(), aTeam(), [slack()])
    await syncMembers(db(), aTeam(), [slack(person('U2'))])
    expect(await memberByChat(db(), 'slack', 'U2')).toMatchObject({ id: 'slack-u2' })
  })

  it('is told as renamed when the policy gives them an id of its own', async () => {
    const team = aTeam([{ id: 'lan', name: 'Lan', slack: 'U1' }])
    expect(await syncMembers(db(), team, [slack(person('U1'), person('U2'))])).toEqual({
      renamed: [{ from: 'slack-u1', to: 'lan' }],
    })
    expect(await memberByChat(db(), 'slack', 'U1')).toMatchObject({ id: 'lan' })
    expect(await ids()).not.toContain('slack-u1')
  })
})

describe('a member by their chat user', () => {
  it('is found on their own platform only', async () => {
    await syncMembers(db(), aTeam([{ id: 'lan', name: 'Lan', slack: 'U1', teams: 'T1' }]), [])
    expect(await memberByChat(db(), 'slack', 'U1')).toMatchObject({ id: 'lan' })
    expect(await memberByChat(db(), 'teams', 'T1')).toMatchObject({ id: 'lan' })
    expect(await memberByChat(db(), 'teams', 'U1')).toBeNull()
    expect(await memberByChat(db(), 'slack', 'stranger')).toBeNull()
  })
})
