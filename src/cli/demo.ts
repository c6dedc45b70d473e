import { randomInt } from 'node:crypto'
import { setTimeout as elapse } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import { createApiKey, revokeApiKey } from '../db/api-key.ts'
import { type Database, openDatabase } from '../db/client.ts'
import type { Delivery } from '../demo/delivery.ts'
import { type Door, openDoor } from '../demo/door.ts'
import { readDuration } from '../demo/duration.ts'
import { summaryOf } from '../demo/lines.ts'
import { loopbackOf } from '../demo/loopback.ts'
import { type Outcome, outcomeOf } from '../demo/outcome.ts'
import { type Pace, play, type Tally } from '../demo/play.ts'
import { sampleStream } from '../demo/sample-stream.ts'
import { Problem } from './problem.ts'
import { type RunningParts, runningParts, settings } from './settings.ts'
import { untilStopped } from './until-stopped.ts'

export const demoCommand = (baton: Command): Command =>
  baton
    .command('demo')
    .addOption(
      new Option('--speed <n>', '1: a lead about every 20 seconds; up to 200')
        .default(1)
        .argParser(number('--speed', 0.01, 200)),
    )
    .addOption(
      new Option('--leads <n>', 'stop after so many (30 when --for is not given)').argParser(
        whole('--leads'),
      ),
    )
    .addOption(
      new Option('--seed <n>', 'the same number plays the same buyers').argParser(whole('--seed')),
    )
    .addOption(new Option('--for <duration>', 'stop after 90s, 5m or 1h').argParser(durationMs))
    .option('--real-chat', 'also where the cards go to real Slack and its people')
    .action(demo)

interface Options {
  readonly speed: number
  readonly leads?: number
  readonly seed?: number
  readonly for?: number
  readonly realChat?: boolean
}

const leadEveryMs = 20_000
const leadsByDefault = 30

async function demo(options: Options): Promise<void> {
  const { parts, url } = runningHere(options)
  const seed = options.seed ?? randomInt(1, 100_000)
  const db = openDatabase({ url: parts.databaseUrl, poolSize: 2 })
  try {
    say(`${parts.url} gets sample buyers (--seed ${seed}). Ctrl-C ends it.`)
    const tally = await withKey(db, (secret) => playInto(url, secret, seed, paceOf(options)))
    say(`\n${summaryOf(tally)}\n${whereToLook(parts)}`)
    if (tally.outcomes.gone > 0)
      throw new Problem(`Baton at ${parts.url} does not answer any more.`)
  } finally {
    await db.close()
  }
}

/** Samples go to the program of this home on this machine, and not to people by accident. */
function runningHere({ realChat = false }: Options): {
  readonly parts: RunningParts
  readonly url: URL
} {
  const { home } = settings()
  const parts = runningParts(home)
  if (parts === null)
    throw new Problem(`No Baton runs from ${home}. Mend: start it first (npm start), then play.`)
  const url = loopbackOf(parts.url)
  if (url === null)
    throw new Problem(`${parts.url} is not this machine's own address: samples go nowhere else.`)
  if (parts.slackUrl === null && !realChat)
    throw new Problem(
      'This Baton is connected to real Slack, where people would see the samples. Mend: start one without tokens, or say --real-chat.',
    )
  return { parts, url }
}

const paceOf = ({ speed, leads, for: forMs }: Options): Pace => ({
  gapMs: leadEveryMs / speed,
  leads: leads ?? (forMs === undefined ? leadsByDefault : null),
  forMs: forMs ?? null,
})

/** A key of the demo's own, turned away again at the end. */
async function withKey(db: Database, work: (secret: string) => Promise<Tally>): Promise<Tally> {
  const { key, secret } = await createApiKey(db.prisma, { name: 'baton demo', at: Date.now() })
  try {
    return await work(secret)
  } finally {
    await revokeApiKey(db.prisma, key.id, Date.now()).catch(() =>
      say(
        `The key ${key.prefix}… could not be revoked. Nobody has it; mend: baton key revoke ${key.id}`,
      ),
    )
  }
}

async function playInto(url: URL, secret: string, seed: number, pace: Pace): Promise<Tally> {
  const stop = new AbortController()
  void untilStopped().then(() => stop.abort())
  const door = openDoor(url, secret)
  const wait = (ms: number) => elapse(ms, undefined, { signal: stop.signal }).catch(() => undefined)
  try {
    return await play(sampleStream(seed), pace, {
      send: (delivery) => deliver(door, delivery, wait),
      say,
      wait,
      isStopped: () => stop.signal.aborted,
      now: Date.now,
    })
  } finally {
    door.close()
  }
}

async function deliver(
  door: Door,
  delivery: Delivery,
  wait: (ms: number) => Promise<void>,
): Promise<Outcome> {
  try {
    const reply = await door.send(delivery)
    if (reply.retryAfterSeconds === null) return outcomeOf(reply)
    await wait(reply.retryAfterSeconds * 1_000)
    return outcomeOf(await door.send(delivery))
  } catch (error) {
    return { kind: 'gone', reason: error instanceof Error ? error.message : 'unknown fault' }
  }
}

const whereToLook = ({ url, slackUrl }: RunningParts): string =>
  [
    `Take over: ${slackUrl ?? 'Slack'}, channel #leads: claim a card, log the call, book, win.`,
    `Or add yourself as a buyer: ${url}/form. Numbers: /pipeline in the chat, or npx baton pipeline.`,
  ].join('\n')

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function number(name: string, least: number, most: number) {
  return (written: string): number => {
    const value = Number(written)
    if (value >= least && value <= most) return value
    throw new Problem(`${name} is a number from ${least} to ${most}, not "${written}".`, 2)
  }
}

function whole(name: string) {
  return (written: string): number => {
    const value = Number(written)
    if (Number.isSafeInteger(value) && value > 0) return value
    throw new Problem(`${name} is a whole number above 0, not "${written}".`, 2)
  }
}

function durationMs(written: string): number {
  const ms = readDuration(written)
  if (ms !== null) return ms
  throw new Problem(`--for is a time such as 90s, 5m or 1h, not "${written}".`, 2)
}
