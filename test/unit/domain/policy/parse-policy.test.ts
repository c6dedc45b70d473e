import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../../../src/domain/policy/parse-policy.ts'
import { aPolicyText, policyOf, problemsOf } from './policy-text.ts'

const reason = "reason: { vi: 'lý do', en: reason }"

describe('a policy file that is right', () => {
  it('is filled up with the defaults', () => {
    const policy = policyOf(aPolicyText())
    expect(policy.promises.firstCallMinutes).toBe(15)
    expect(policy.bands).toEqual({ hot: 70, warm: 40, minimum: 0, mql: 40 })
    expect(policy.team.zone).toBe('Asia/Ho_Chi_Minh')
    expect(policy.hours.sun).toEqual([])
  })

  it('has the same hash as the same text and another than any other text', () => {
    const hash = (text: string) => {
      const read = parsePolicy(text)
      return read.ok ? read.hash : null
    }
    expect(hash(aPolicyText())).toMatch(/^[0-9a-f]{64}$/)
    expect(hash(aPolicyText())).toBe(hash(aPolicyText()))
    expect(hash(`${aPolicyText()} # a word`)).not.toBe(hash(aPolicyText()))
  })

  it('may work over midnight and through a whole day', () => {
    const hours = "{ fri: [{ from: '22:00', to: '06:00' }], sat: [{ from: '00:00', to: '24:00' }] }"
    expect(policyOf(aPolicyText({ hours })).hours.fri).toEqual([{ from: '22:00', to: '06:00' }])
  })

  it('may share values by alias', () => {
    const text = aPolicyText({
      hours: "\n  mon: &day [{ from: '08:00', to: '17:00' }]\n  tue: *day",
    })
    expect(policyOf(text).hours.tue).toEqual([{ from: '08:00', to: '17:00' }])
  })
})

interface Refusal {
  readonly says: string
  readonly parts: Readonly<Record<string, string>>
  readonly path: string
  readonly at?: readonly [line: number, column: number]
  readonly en: string | RegExp
}

const member = (more: string) => `{ id: lan, name: Lan${more} }`
const team = (members: string) => ({
  team: `{ name: T, channels: [{ platform: slack, id: C1 }], members: [${members}] }`,
})
const fitRule = (rule: string) => ({ scoring: `{ fit: [${rule}], behaviour: [], negative: [] }` })
const negative = (rule: string) => ({ scoring: `{ fit: [], behaviour: [], negative: [${rule}] }` })

const refusals: readonly Refusal[] = [
  {
    says: 'names the nearest key for an unknown one',
    parts: { promises: '{ firstCalMinutes: 15 }' },
    path: 'promises.firstCalMinutes',
    at: [5, 13],
    en: 'unknown key "firstCalMinutes"; did you mean "firstCallMinutes"?',
  },
  {
    says: 'lists the keys when none is near',
    parts: { bant: '{ zzz: 1 }' },
    path: 'bant.zzz',
    en: 'unknown key "zzz"; known here: required, othersNeeded',
  },
  {
    says: 'knows an English weekday from a key',
    parts: { hours: "{ monday: [{ from: '08:00', to: '17:00' }] }" },
    path: 'hours.monday',
    at: [3, 10],
    en: 'unknown key "monday"; did you mean "mon"?',
  },
  {
    says: 'refuses a weekday that is none',
    parts: { hours: '{ someday: [] }' },
    path: 'hours.someday',
    en: 'unknown key "someday"; known here: mon, tue, wed, thu, fri, sat, sun',
  },
  {
    says: 'refuses a week without any work',
    parts: { hours: '{ mon: [] }' },
    path: 'hours',
    at: [3, 8],
    en: 'no day has working hours, so no promise could ever run out',
  },
  {
    says: 'refuses overlapping spans of a day',
    parts: { hours: "{ tue: [{ from: '08:00', to: '12:00' }, { from: '11:59', to: '13:00' }] }" },
    path: 'hours.tue[1]',
    at: [3, 48],
    en: 'two spans of one day overlap: 08:00–12:00 / 11:59–13:00',
  },
  {
    says: 'sees an overlap behind midnight',
    parts: { hours: "{ tue: [{ from: '20:00', to: '02:00' }, { from: '23:00', to: '24:00' }] }" },
    path: 'hours.tue[1]',
    en: 'two spans of one day overlap: 20:00–02:00 / 23:00–24:00',
  },
  {
    says: 'refuses a span without length',
    parts: { hours: "{ tue: [{ from: '08:00', to: '08:00' }] }" },
    path: 'hours.tue[0]',
    en: 'the span is empty; a whole day is from 00:00 to 24:00',
  },
  {
    says: 'refuses a time that no clock shows',
    parts: { hours: "{ tue: [{ from: '08:00', to: '24:30' }] }" },
    path: 'hours.tue[0].to',
    at: [3, 37],
    en: 'a time of day is written HH:MM, such as 08:30, and is at most 24:00',
  },
  {
    says: 'refuses an unknown time zone',
    parts: team(member(', zone: Asia/Saigonn')),
    path: 'team.members[0].zone',
    en: 'this is no IANA time zone; one is written like Asia/Ho_Chi_Minh',
  },
  {
    says: 'refuses a member id that is used twice',
    parts: team(`${member('')}, ${member('2')}`),
    path: 'team.members[1].id',
    en: '"lan" is used twice; each must be different',
  },
  {
    says: 'refuses a chat user that is two members',
    parts: team(`${member(', slack: U1')}, { id: huy, name: Huy, slack: U1 }`),
    path: 'team.members[1].slack',
    en: '"U1" is used twice; each must be different',
  },
  {
    says: 'refuses a channel by its name',
    parts: { team: '{ name: T, channels: [{ platform: slack, id: leads }] }' },
    path: 'team.channels[0].id',
    at: [2, 52],
    en: 'a Slack channel id begins with C or G, such as C012ABCDEF (not the #name)',
  },
  {
    says: 'refuses a nudge that comes with the promise’s end',
    parts: { promises: '{ nudgeMinutes: 15 }' },
    path: 'promises.nudgeMinutes',
    en: 'the nudge (15 min) must come before the promise runs out (firstCallMinutes: 15)',
  },
  {
    says: 'refuses a manager who hears before the owner',
    parts: { promises: '{ silenceDays: 4 }' },
    path: 'promises.managerDays',
    at: [5, 1],
    en: 'the manager (4 days) must hear after the owner was nudged (silenceDays: 4)',
  },
  {
    says: 'refuses a ladder that does not rise',
    parts: { claim: '{ ownMinutes: 5, managerMinutes: 30 }' },
    path: 'claim.assignMinutes',
    en: 'the ladder must rise: assignMinutes (30) must be more than managerMinutes (30)',
  },
  {
    says: 'refuses bands out of order',
    parts: { bands: '{ hot: 40 }' },
    path: 'bands.hot',
    at: [5, 15],
    en: 'the bands must be in order: hot (40) > warm (40) > minimum (0)',
  },
  {
    says: 'refuses a hot band that no score reaches',
    parts: { bands: '{ hot: 101 }' },
    path: 'bands.hot',
    en: 'must be at most 100',
  },
  {
    says: 'refuses an MQL that is disqualified',
    parts: { bands: '{ minimum: 10, mql: 5 }' },
    path: 'bands.mql',
    en: 'a disqualified lead cannot be an MQL: mql (5) must not be below minimum (10)',
  },
  {
    says: 'refuses more BANT questions than there are',
    parts: { bant: '{ required: [need, budget], othersNeeded: 3 }' },
    path: 'bant.othersNeeded',
    en: 'more questions are needed than there are: BANT has four in all',
  },
  {
    says: 'refuses a day that does not exist',
    parts: { holidays: '{ workingDates: [2027-02-29] }' },
    path: 'holidays.workingDates[0]',
    en: 'a date that exists is written YYYY-MM-DD, such as 2026-12-31',
  },
  {
    says: 'refuses a day that is both off and worked',
    parts: { holidays: '{ dates: [{ date: 2027-02-01, name: x }], workingDates: [2027-02-01] }' },
    path: 'holidays.workingDates[0]',
    en: '"2027-02-01" is used twice; each must be different',
  },
  {
    says: 'refuses a rule id that is used in two groups',
    parts: {
      scoring: `{ fit: [{ id: a, points: 1, field: title, present: true, ${reason} }], behaviour: [{ id: a, points: 1, event: returned, ${reason} }], negative: [] }`,
    },
    path: 'scoring.behaviour[0].id',
    en: '"a" is used twice; each must be different',
  },
  {
    says: 'refuses a rule that would hold for everybody',
    parts: fitRule(`{ id: a, points: 1, field: title, ${reason} }`),
    path: 'scoring.fit[0]',
    en: 'the rule has no condition: give is, contains, present, atLeast or below',
  },
  {
    says: 'refuses words for an amount',
    parts: fitRule(`{ id: a, points: 1, field: budget, is: [x], ${reason} }`),
    path: 'scoring.fit[0].is',
    en: 'budget is a number: use atLeast or below, not is',
  },
  {
    says: 'refuses an amount for words',
    parts: fitRule(`{ id: a, points: 1, field: title, below: 3, ${reason} }`),
    path: 'scoring.fit[0].below',
    en: 'title is text: use is, contains or present, not below',
  },
  {
    says: 'refuses a range without values',
    parts: fitRule(`{ id: a, points: 1, field: budget, atLeast: 5, below: 5, ${reason} }`),
    path: 'scoring.fit[0].below',
    en: 'nothing is at least 5 and below 5',
  },
  {
    says: 'refuses a kind of mail that there is not',
    parts: fitRule(`{ id: a, points: 1, field: email_kind, is: [gmail], ${reason} }`),
    path: 'scoring.fit[0].is',
    en: 'email_kind is never "gmail"; it is one of business, free, role, disposable, none',
  },
  {
    says: 'refuses points against a lead among those for it',
    parts: fitRule(`{ id: a, points: -1, field: title, present: true, ${reason} }`),
    path: 'scoring.fit[0].points',
    en: 'must be more than 0',
  },
  {
    says: 'names the nearest event',
    parts: {
      scoring: `{ fit: [], behaviour: [{ id: a, points: 1, event: pricing_red, ${reason} }], negative: [] }`,
    },
    path: 'scoring.behaviour[0].event',
    en: 'there is no "pricing_red" here; did you mean pricing_read?',
  },
  {
    says: 'reads a negative rule as the kind it says it is',
    parts: negative(`{ id: a, points: 5, event: unsubscribed, ${reason} }`),
    path: 'scoring.negative[0].points',
    en: 'must be less than 0',
  },
  {
    says: 'offers the keys of that kind of negative rule only',
    parts: negative(`{ id: a, points: -5, inactiveDays: 3, contains: [x], ${reason} }`),
    path: 'scoring.negative[0].contains',
    en: /^unknown key "contains"; known here: id, points, inactiveDays, reason$/,
  },
  {
    says: 'asks a negative rule what it is',
    parts: negative(`{ id: a, points: -5, inactive_days: 3, ${reason} }`),
    path: 'scoring.negative[0]',
    en: /exactly one of event .* inactiveDays \(silence\) \("inactive_days" → "inactiveDays"\?\)$/,
  },
  {
    says: 'refuses a negative rule that is two',
    parts: negative(`{ id: a, points: -5, inactiveDays: 3, event: unsubscribed, ${reason} }`),
    path: 'scoring.negative[0]',
    en: /^a negative rule has exactly one of event/,
  },
  {
    says: 'says what is missing',
    parts: negative(`{ id: a, points: -5, inactiveDays: 3, reason: { vi: x } }`),
    path: 'scoring.negative[0].reason.en',
    en: 'missing: needs a text',
  },
  {
    says: 'says what a value should be',
    parts: { promises: "{ firstCallMinutes: '15' }" },
    path: 'promises.firstCallMinutes',
    at: [5, 31],
    en: 'needs a number, not "15"',
  },
  {
    says: 'says that a part is empty',
    parts: { promises: '' },
    path: 'promises',
    en: 'empty: needs a mapping (lines of "key: value")',
  },
  {
    says: 'refuses another format of the file',
    parts: { version: '2' },
    path: 'version',
    at: [1, 10],
    en: 'must be one of 1, not 2',
  },
]

describe('a policy file that is wrong', () => {
  it.each(refusals)('$says', ({ parts, path, at, en }) => {
    const [problem, ...others] = problemsOf(aPolicyText(parts))
    expect(others.map((one) => one.path)).toEqual([])
    expect(problem?.path).toBe(path)
    expect(problem?.reason.en).toEqual(en instanceof RegExp ? expect.stringMatching(en) : en)
    if (at !== undefined) expect([problem?.line, problem?.column]).toEqual(at)
  })

  it('is told in Vietnamese as well', () => {
    const [problem] = problemsOf(aPolicyText({ promises: '{ firstCalMinutes: 15 }' }))
    expect(problem?.reason.vi).toBe('không có khóa "firstCalMinutes"; có phải "firstCallMinutes"?')
    for (const { parts } of refusals)
      for (const { reason } of problemsOf(aPolicyText(parts))) expect(reason.vi).not.toBe(reason.en)
  })

  it('tells all problems in the order of the file', () => {
    const parts = { bands: '{ hot: 40 }', claim: '{ ownMinutes: x }', hours: '{ mun: [] }' }
    expect(problemsOf(aPolicyText(parts)).map(({ path, line }) => [path, line])).toEqual([
      ['hours.mun', 3],
      ['bands.hot', 5],
      ['claim.ownMinutes', 6],
    ])
  })

  it('points into the list an alias stands for', () => {
    const text = aPolicyText({
      hours: "\n  mon: &day [{ from: '08:00', to: '7' }]\n  tue: *day",
    })
    expect(problemsOf(text).map(({ path, line }) => [path, line])).toEqual([
      ['hours.mon[0].to', 4],
      ['hours.tue[0].to', 4],
    ])
  })
})

describe('a text that is no policy file at all', () => {
  const aliases =
    'YAML aliases (*name) of themselves, or too many of each other; write the values out'
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
    'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
    'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
  ].join('\n')

  it.each([
    ['an empty text', '', 1, 'the file is empty; baton.sample.yaml is a good start'],
    ['a single word', 'hello', 1, 'needs a mapping (lines of "key: value"), not "hello"'],
    ['a key given twice', 'a: 1\na: 2', 2, 'this key is there twice in one mapping; keep one'],
    ['a tab', 'a:\n\tb: 1', 2, 'indent with spaces, not with a tab'],
    ['an endless text', '#'.repeat(1_000_001), 1, 'the file is longer than a million characters'],
    ['aliases that explode', bomb, 1, aliases],
    ['an alias of itself', 'version: 1\nteam: &team { name: *team }', 1, aliases],
  ])('%s is refused with line and reason', (_, text, line, en) => {
    const [problem] = problemsOf(text)
    expect([problem?.line, problem?.reason.en]).toEqual([line, en])
  })
})
