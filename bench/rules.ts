import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'

export const channel = 'C01LEADS'

/** Chat ids of the team: fifty reps. */
export const reps = Array.from({ length: 50 }, (_, at) => `U${String(at + 1).padStart(3, '0')}`)
export const memberOf = (rep: string): string => `rep-${rep.slice(1)}`

/** The sample's rules, open around the clock, with fifty reps and a card that waits long for one of them. */
export function benchRules(): string {
  const yaml = parseDocument(readFileSync(new URL('../baton.sample.yaml', import.meta.url), 'utf8'))
  const always = [{ from: '00:00', to: '24:00' }]
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
    yaml.setIn(['hours', day], always)
  yaml.setIn(['holidays', 'country'], null)
  yaml.setIn(['claim'], { ownMinutes: 600, managerMinutes: 700, assignMinutes: 800 })
  const members = reps.map((slack) => ({ id: memberOf(slack), name: `Rep ${slack}`, slack }))
  // No tokens of the other platform: what is meant for it would only fail.
  yaml.setIn(['team', 'channels'], [{ platform: 'slack', id: channel, language: 'vi' }])
  yaml.setIn(['team', 'members'], members)
  return yaml.toString()
}
