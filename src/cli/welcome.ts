import type { Config } from '../config.ts'
import type { RunningParts } from './settings.ts'

export interface Parts extends RunningParts {
  readonly rulesFile: string
}

/** One screen: what runs where, and what to try first. */
export function welcome(parts: Parts, config: Config): string {
  const chat =
    parts.slackUrl === null
      ? 'Slack, by your tokens'
      : `${parts.slackUrl}  (a local stand-in for Slack)`
  return `
Baton runs.

  Lead form     ${parts.url}/form
  Chat          ${chat}
  API           ${parts.url}/v1/leads   (make a key: npx baton key create "my site")
  Health        ${parts.url}/readyz, ${parts.url}/metrics
  Rules         ${parts.rulesFile}
  State, logs   ${config.home}

Try it:
  1. Open the form, fill it in and send it.
  2. Open the chat as Lan (choose the person at the top right), channel #leads: claim the lead.
  3. In the message Baton sends you: log the call, answer what is missing, book a meeting, record it, win it.
  4. Type /pipeline, /leads or /baton help.
  No buyers at hand? In another terminal: npx baton demo

Ctrl-C stops everything; nothing is lost.
`
}
