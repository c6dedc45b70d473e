import { describe, expect, it } from 'vitest'
import { parseClick } from '../../../../src/bot/slack/parse/click.ts'
import { parseCommand } from '../../../../src/bot/slack/parse/command.ts'
import { parseHome } from '../../../../src/bot/slack/parse/home.ts'
import { parseView } from '../../../../src/bot/slack/parse/view.ts'
import { leadId } from '../../../builders/lead.ts'

const aClick = (over: object = {}, element: object = {}) => ({
  type: 'block_actions',
  trigger_id: 't',
  response_url: 'https://hooks.slack.com/actions/1',
  user: { id: 'U0LAN' },
  channel: { id: 'C1', name: 'leads' },
  message: { ts: '1.1' },
  container: { message_ts: '1.1', is_ephemeral: false },
  actions: [
    { action_id: 'baton-1-0-0', action_ts: '2.2', value: `lead|claim|${leadId(1)}`, ...element },
  ],
  ...over,
})

describe('a click', () => {
  it('is what its button stands for', () => {
    expect(parseClick(aClick())).toMatchObject({
      userId: 'U0LAN',
      channel: 'C1',
      thread: null,
      isHome: false,
      inbound: { kind: 'action', action: { kind: 'lead', verb: 'claim', leadId: leadId(1) } },
    })
  })

  it('may be the choice of a menu', () => {
    const chosen = { value: undefined, selected_option: { value: `lead|why|${leadId(2)}` } }
    expect(parseClick(aClick({}, chosen))?.inbound?.action).toMatchObject({
      verb: 'why',
      leadId: leadId(2),
    })
  })

  it('has the same id when it is delivered again, and another when it is made again', () => {
    const idOf = (body: unknown) => parseClick(body)?.inbound?.id
    expect(idOf(aClick({ trigger_id: 'other' }))).toBe(idOf(aClick()))
    const others = [
      aClick({}, { action_ts: '2.3' }),
      aClick({ user: { id: 'U0HUY' } }),
      aClick({ container: { message_ts: '1.2' } }),
      aClick({}, { action_id: 'baton-1-0-1' }),
    ]
    expect(new Set([aClick(), ...others].map(idOf)).size).toBe(5)
  })

  it('knows the thread it was made in, but not that of its own message', () => {
    expect(parseClick(aClick({ message: { ts: '1.1', thread_ts: '1.0' } }))?.thread).toBe('1.0')
    expect(parseClick(aClick({ message: { ts: '1.1', thread_ts: '1.1' } }))?.thread).toBeNull()
  })

  it('is told from one on the home page, by Slack and by the local page', () => {
    const view = { id: 'V1', type: 'home' }
    const slack = aClick({ channel: undefined, message: undefined, view })
    const local = aClick({ channel: { id: '' }, message: undefined, container: {} })
    expect([parseClick(slack), parseClick(local)]).toMatchObject([
      { isHome: true, channel: null },
      { isHome: true, channel: null },
    ])
  })

  it('on a button of another version is known as such', () => {
    expect(parseClick(aClick({}, { value: 'lead|marry|7' }))).toMatchObject({
      inbound: null,
      userId: 'U0LAN',
    })
  })

  it('without a person is none', () => {
    expect(parseClick({ type: 'block_actions', actions: [] })).toBeNull()
  })
})

const aView = (values: object, over: object = {}) => ({
  trigger_id: 't',
  user: { id: 'U0LAN' },
  view: {
    id: 'V1',
    hash: 'h1',
    callback_id: 'log_call',
    private_metadata: JSON.stringify({ leadId: leadId(1), context: {} }),
    blocks: [{ type: 'input', block_id: 'note' }, { type: 'section' }],
    state: { values },
    ...over,
  },
})

describe('a form that was sent', () => {
  const noted = (value: string | null) => ({ note: { value: { type: 'plain_text_input', value } } })

  it('has its answers by name, without those left empty', () => {
    const values = {
      ...noted('  gặp sáng  '),
      outcome: { value: { selected_option: { value: 'reached' } } },
      date: { value: { selected_date: '2026-12-01' } },
      place: { value: { value: '   ' } },
      to: { value: { selected_option: null } },
    }
    expect(parseView(aView(values))?.inbound?.values).toEqual({
      note: 'gặp sáng',
      outcome: 'reached',
      date: '2026-12-01',
    })
  })

  it('is the same when sent again, and another with other answers', () => {
    const idOf = (body: unknown) => parseView(body)?.inbound?.id
    expect(idOf({ ...aView(noted('a')), trigger_id: 'u' })).toBe(idOf(aView(noted('a'))))
    expect(idOf(aView(noted('b')))).not.toBe(idOf(aView(noted('a'))))
    expect(idOf(aView(noted('a'), { hash: 'h2' }))).not.toBe(idOf(aView(noted('a'))))
  })

  it.each<[string, object]>([
    ['an unknown form', { callback_id: 'marry' }],
    ['metadata that is not JSON', { private_metadata: 'x' }],
    ['metadata of another shape', { private_metadata: '{"lead":7}' }],
  ])('of another version is known as such: %s', (_what, over) => {
    expect(parseView(aView({}, over))).toMatchObject({ userId: 'U0LAN', inbound: null })
  })

  it('without a person is none', () => {
    expect(parseView({ view: {} })).toBeNull()
  })
})

describe('a command', () => {
  const typed = (text: string, command = '/lead') =>
    parseCommand({ command, text, trigger_id: 't', user_id: 'U0LAN', channel_id: 'C1' })

  it('is what was typed', () => {
    expect(typed(' why A&amp;B &lt;3 ')?.inbound).toEqual({
      kind: 'command',
      id: 't',
      name: 'lead',
      text: 'why A&B <3',
    })
    expect(typed('<@U0HUY|huy>', '/leads')?.inbound.text).toBe('<@U0HUY|huy>')
  })

  it('of somebody else is none', () => {
    expect(typed('x', '/giphy')).toBeNull()
  })
})

describe('the home page', () => {
  const opened = (tab: string) => parseHome({ event_id: 'Ev1', event: { user: 'U0LAN', tab } })

  it('is opened, but not by its other tabs', () => {
    expect(opened('home')).toEqual({ userId: 'U0LAN', inbound: { kind: 'home', id: 'Ev1' } })
    expect(opened('messages')).toBeNull()
  })
})
