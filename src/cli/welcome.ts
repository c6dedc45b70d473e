import type { Config } from '../config.ts'
import type { RunningParts } from './settings.ts'

export interface Parts extends RunningParts {
  readonly rulesFile: string
}

/** One screen: what runs where, and what to try first. */
export function welcome(parts: Parts, config: Config): string {
  const chat = chatLines(parts)
  return `
Baton runs.

  Lead form     ${parts.url}/form
${chat}
  API           ${parts.url}/v1/leads   (make a key: npx baton key create "my site")
  Health        ${parts.url}/readyz, ${parts.url}/metrics
  Rules         ${parts.rulesFile}
  State, logs   ${config.home}

Try it:
  1. Open the form, fill it in and send it.
  2. Open either chat page as Lan (choose the person at the top right), channel #leads: claim the lead.
  3. In the message Baton sends you: log the call, answer what is missing, book a meeting, record it, win it.
  4. Type /pipeline, /leads or /baton help.
  No buyers at hand? In another terminal: npx baton demo

Ctrl-C stops everything; nothing is lost.
`
}

function chatLines({ slackUrl, teams }: Parts): string {
  const pages = [
    ...(slackUrl === null ? [] : [`  Slack page    ${slackUrl}  (a local stand-in)`]),
    ...(teams === null ? [] : [`  Teams page    ${teams.url}  (a local stand-in)`]),
  ]
  return pages.length === 0 ? '  Chat          by your tokens' : pages.join('\n')
}
