import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  amendPage,
  initialValues,
  missingAmendments,
} from '../../../src/local/slack-page/amend-page.ts'
import { MessageMemory } from '../../../src/local/slack-page/message-memory.ts'
import { amendPerson, readPeople } from '../../../src/local/slack-page/people.ts'
import {
  type PagePerson,
  peopleExtras,
  type Workspace,
  workspaceYaml,
} from '../../../src/local/slack-page/workspace.ts'

const lan: PagePerson = {
  id: 'U1',
  name: 'lan',
  realName: 'Nguyễn Thị Lan: "trưởng nhóm"',
  email: 'lan@example.vn',
  zone: 'Asia/Ho_Chi_Minh',
  locale: 'vi-VN',
  isAdmin: true,
}
const team: Workspace = { people: [lan], channels: [{ id: 'C1', name: 'leads' }] }

describe("the page's workspace", () => {
  it('survives names that YAML would read otherwise', () => {
    expect(parse(workspaceYaml(team)).users).toEqual([
      { id: 'U1', name: 'lan', real_name: lan.realName, email: lan.email, tz: lan.zone },
    ])
  })

  it('puts everybody and the bot into a channel, unless its members are given', () => {
    const channels = [
      ...team.channels,
      { id: 'C2', name: 'managers', members: [], isPrivate: true },
    ]
    const read = parse(workspaceYaml({ ...team, channels }))
    expect(read.channels[0].members).toEqual(['U1', read.app.botUserId])
    expect(read.channels[1]).toMatchObject({ is_private: true, members: [read.app.botUserId] })
  })
})

describe('a person of the page', () => {
  const people = readPeople(peopleExtras(team))
  const summer = new Date('2026-07-01T00:00:00Z')

  it('has the language, the role and the offset that Slack would tell', () => {
    const told = amendPerson({ id: 'U1', tz: lan.zone }, people, summer)
    expect(told).toMatchObject({ locale: 'vi-VN', is_admin: true, tz_offset: 7 * 3600 })
  })

  it('follows summer time, half hours and the west', () => {
    const offset = (tz: string) => amendPerson({ id: 'U9', tz }, people, summer)['tz_offset']
    expect(['Europe/Berlin', 'Asia/Kolkata', 'America/Chicago', 'UTC'].map(offset)).toEqual([
      7_200, 19_800, -18_000, 0,
    ])
  })

  it('is a plain English speaker when nothing is known', () => {
    expect(amendPerson({ id: 'U9', tz: 'UTC' }, readPeople(undefined), summer)).toMatchObject({
      locale: 'en-US',
      is_admin: false,
    })
  })
})

describe('the history of a channel', () => {
  const memory = new MessageMemory()
  memory.keep('C1', '3.000000', { event_type: 'card' })
  const messages = ['4.000000', '3.000000', '2.000000', '1.000000'].map((ts) => ({ ts }))
  const seen = (args: object) =>
    memory.window('C1', messages, { ...args }).messages.map(({ ts }) => Number(ts))

  it('gives metadata back when asked, and only in its own channel', () => {
    const all = { include_all_metadata: true }
    expect(memory.window('C1', messages, all).messages[1]).toMatchObject({
      metadata: { event_type: 'card' },
    })
    expect(memory.window('C2', messages, all).messages[1]).not.toHaveProperty('metadata')
    expect(memory.window('C1', messages, {}).messages[1]).not.toHaveProperty('metadata')
  })

  it('reads between two times, with the ends when inclusive', () => {
    expect(seen({ oldest: '1.000000', latest: '4.000000' })).toEqual([3, 2])
    expect(seen({ oldest: '1.000000', latest: '4.000000', inclusive: 'true' })).toEqual([
      4, 3, 2, 1,
    ])
  })

  it('says that there is more than the limit', () => {
    expect(memory.window('C1', messages, { limit: 2 })).toMatchObject({
      has_more: true,
      messages: [{ ts: '4.000000' }, { ts: '3.000000' }],
    })
  })

  it('keeps what only one person saw out', () => {
    const whisper = { ts: '9.000000', subtype: 'ephemeral' }
    expect(memory.window('C1', [whisper, ...messages], {}).messages).not.toContainEqual(whisper)
  })
})

describe('a form of the page', () => {
  const input = (id: string, element: object) => ({ type: 'input', block_id: id, element })

  it('opens with the values it was given', () => {
    const option = { value: 'hot', text: { type: 'plain_text' as const, text: 'Nóng' } }
    const blocks = [
      input('note', { type: 'plain_text_input', action_id: 'a', initial_value: 'gọi lại' }),
      input('band', { type: 'static_select', action_id: 'a', initial_option: option }),
      input('bant', { type: 'checkboxes', action_id: 'a', initial_options: [option] }),
      input('day', { type: 'datepicker', action_id: 'a', initial_date: '2026-12-01' }),
      input('empty', { type: 'plain_text_input', action_id: 'a' }),
      { type: 'divider' },
    ]
    expect(initialValues({ blocks: blocks.map((block) => ({ ...block })) as never })).toEqual({
      note: { a: { type: 'plain_text_input', value: 'gọi lại' } },
      band: { a: { type: 'static_select', selected_option: option } },
      bant: { a: { type: 'checkboxes', selected_options: [option] } },
      day: { a: { type: 'datepicker', selected_date: '2026-12-01' } },
    })
  })

  it('leaves a page that reads otherwise as it is, but for the script', () => {
    const page = '<head></head><p>another version</p>'
    expect(amendPage(page)).toContain('<p>another version</p>')
    expect(missingAmendments(page)).toHaveLength(2)
  })
})
