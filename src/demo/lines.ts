import type { Delivery, Scene } from './delivery.ts'
import type { Outcome } from './outcome.ts'
import type { Tally } from './play.ts'

/** One delivery in one line: when, what, who, why it is worth a look, and what the door said. */
export function lineOf({ scene, who, why }: Delivery, outcome: Outcome, at: number): string {
  return `${clock(at)}  ${labels[scene].padEnd(longestLabel)}  ${who}: ${why} → ${answer(outcome)}`
}

/** What was played and what became of it. */
export function summaryOf({ scenes, outcomes, tookMs }: Tally): string {
  const played = Object.entries(scenes).reduce((sum, [, count]) => sum + count, 0)
  const parts = sceneNames
    .filter((scene) => scenes[scene] > 0)
    .map((scene) => `${scenes[scene]} ${counted[scene]}`)
  return [
    `Played ${played} deliveries in ${span(tookMs)}: ${parts.join(', ') || 'none'}.`,
    `The door took in ${outcomes.accepted}, knew ${outcomes.known} already, turned away ${outcomes.refused}.`,
  ].join('\n')
}

const labels: Readonly<Record<Scene, string>> = {
  new: 'new lead',
  junk: 'junk',
  twice: 'sent twice',
  again: 'same person',
  back: 'comes back',
  did: 'behaviour',
  bad: 'unusable',
}

const counted: Readonly<Record<Scene, string>> = {
  ...labels,
  new: 'new',
  again: 'of a person known by another spelling',
  back: 'of somebody coming back',
  did: 'of behaviour',
}

const sceneNames: readonly Scene[] = ['new', 'junk', 'twice', 'again', 'back', 'did', 'bad']
const longestLabel = Math.max(...Object.values(labels).map((label) => label.length))

function answer(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return 'taken in'
    case 'known':
      return 'known already'
    case 'refused':
      return `turned away, ${outcome.reason}`
    case 'gone':
      return `no answer (${outcome.reason})`
    default:
      return outcome satisfies never
  }
}

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB')

function span(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
