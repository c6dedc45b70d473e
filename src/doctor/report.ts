import { type CheckId, type Finding, type FindingState, worstOf } from './finding.ts'
import type { Repair } from './repair.ts'

/** What `baton doctor --json` says. Scripts read it: fields are added and never taken away. */
export interface Report {
  readonly state: FindingState
  /** Null: no repair was asked for. */
  readonly repairs: readonly Repair[] | null
  readonly findings: readonly Finding[]
}

export const reportOf = (
  findings: readonly Finding[],
  repairs: readonly Repair[] | null,
): Report => ({ state: worstOf(findings), repairs, findings })

/** A line each, the state always as a word; what is to be done stands below. */
export function reportLines({ state, repairs, findings }: Report): readonly string[] {
  return [
    ...(repairs ?? []).map(({ says }) => `repair   ${says}`),
    ...folded(findings).flatMap(findingLines),
    '',
    verdicts[state],
  ]
}

interface Line extends Omit<Finding, 'id'> {
  readonly title: string
}

/** What could not be looked at for one reason takes one line. */
function folded(findings: readonly Finding[]): readonly Line[] {
  const lines: Line[] = []
  for (const { id, ...finding } of findings) {
    const last = lines.at(-1)
    const isSame = finding.state === 'unknown' && last?.says === finding.says
    if (last !== undefined && isSame)
      lines.splice(-1, 1, { ...last, title: `${last.title}, ${titles[id]}` })
    else lines.push({ ...finding, title: titles[id] })
  }
  return lines
}

function findingLines({ title, state, says, mend }: Line): readonly string[] {
  const line = `${state.padEnd(stateWidth)}  ${title.padEnd(titleWidth)}  ${says}`
  return mend === null ? [line] : [line, `${' '.repeat(stateWidth + titleWidth + 4)}Mend: ${mend}`]
}

const titles: Readonly<Record<CheckId, string>> = {
  config: 'Configuration',
  node: 'Node',
  home: 'Home',
  disk: 'Disk space',
  database: 'Database',
  tables: 'Tables',
  'time-zone': 'Time zone',
  clock: 'Clock',
  rules: 'Rules in force',
  'rules-file': 'Rules file',
  'workflow-engine': 'Workflow engine',
  retention: 'Histories',
  worker: 'Worker',
  journeys: 'Journeys',
  web: 'Web',
  chat: 'Chat',
  'chat-scopes': 'Chat scopes',
  channels: 'Channels',
  members: 'Members',
  managers: 'Managers',
  deliveries: 'Deliveries',
  messages: 'Messages',
  'first-calls': 'First calls',
}

const stateWidth = 'unknown'.length
const titleWidth = Math.max(...Object.values(titles).map((title) => title.length))

const verdicts: Readonly<Record<FindingState, string>> = {
  ok: 'All is well.',
  unknown: 'Nothing wrong was seen, and not everything could be looked at.',
  warn: 'It works, and something needs mending.',
  bad: 'Something is broken.',
}
