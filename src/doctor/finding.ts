/** What is looked at, in the order in which it is told. Scripts read these: they stay. */
export const checkIds = [
  'config',
  'node',
  'home',
  'disk',
  'database',
  'tables',
  'time-zone',
  'clock',
  'rules',
  'rules-file',
  'workflow-engine',
  'retention',
  'worker',
  'journeys',
  'web',
  'chat',
  'chat-scopes',
  'channels',
  'members',
  'managers',
  'deliveries',
  'messages',
  'first-calls',
] as const
export type CheckId = (typeof checkIds)[number]

/** `unknown`: it could not be looked at, mostly because something before it is down. */
export type FindingState = 'ok' | 'warn' | 'bad' | 'unknown'

export interface Finding {
  readonly id: CheckId
  readonly state: FindingState
  readonly says: string
  /** What to do about it; null where nothing is to be done. */
  readonly mend: string | null
}

export const ok = (id: CheckId, says: string): Finding => ({ id, state: 'ok', says, mend: null })

export const warn = (id: CheckId, says: string, mend: string): Finding => ({
  id,
  state: 'warn',
  says,
  mend,
})

export const bad = (id: CheckId, says: string, mend: string): Finding => ({
  id,
  state: 'bad',
  says,
  mend,
})

export const unknown = (id: CheckId, says: string, mend: string | null = null): Finding => ({
  id,
  state: 'unknown',
  says,
  mend,
})

/** Several that can't be looked at for one reason. */
export const unlooked = (ids: readonly CheckId[], because: string): readonly Finding[] =>
  ids.map((id) => unknown(id, `not looked at: ${because}`))

const gravity: readonly FindingState[] = ['ok', 'unknown', 'warn', 'bad']

export const worstOf = (findings: readonly Finding[]): FindingState =>
  findings.reduce<FindingState>(
    (worst, { state }) => (gravity.indexOf(state) > gravity.indexOf(worst) ? state : worst),
    'ok',
  )

/** 0 all is well, 3 something needs mending, 1 nothing wrong was seen but not all could be looked at. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 3 {
  const worst = worstOf(findings)
  if (worst === 'ok') return 0
  return worst === 'unknown' ? 1 : 3
}
