import type { Act, Activities } from './activity.ts'
import type { BotLine } from './bot-line.ts'
import type { Conversation, Person, Roster } from './roster.ts'

export interface InstallationDeps {
  readonly roster: Roster
  readonly activities: Activities
  readonly toBot: BotLine
}

/** Teams tells a bot that was added where it is now: in the team's channels, and with each person. */
export async function announceInstallation(deps: InstallationDeps): Promise<void> {
  for (const conversation of deps.roster.conversations) {
    const by = conversation.owner ?? deps.roster.people[0]
    if (by !== undefined) await announce(deps, by, conversation)
  }
}

async function announce(deps: InstallationDeps, by: Person, conversation: Conversation) {
  for (const act of acts(deps.roster, conversation)) {
    const answer = await deps.toBot(deps.activities(by, { conversation, root: null }, act))
    if (answer.kind === 'answered') continue
    const { code, detail } = answer
    throw new Error(`The bot was not told of ${conversation.name}: ${code} ${detail}`)
  }
}

function acts({ bot }: Roster, { kind }: Conversation): readonly Act[] {
  const channelData = kind === 'channel' ? { eventType: 'teamMemberAdded' } : {}
  return [
    { type: 'conversationUpdate', membersAdded: [bot], channelData },
    { type: 'installationUpdate', action: 'add', channelData },
  ]
}
