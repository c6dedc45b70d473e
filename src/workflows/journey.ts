import { ApplicationFailure, condition, workflowInfo } from '@temporalio/workflow'
import type { Answer, Instruction } from '../domain/lead/instruction.ts'
import {
  chapterOf,
  type JourneyState,
  type Reminder,
  type Timetable,
} from '../domain/lead/journey-state.ts'
import type { LeadId } from '../domain/lead/lead.ts'
import type { Refusal } from '../domain/lead/refusal.ts'
import { whyNot } from '../domain/lead/why-not.ts'
import type { Instant } from '../domain/working-time/instant.ts'
import { decide, send } from './activities.ts'
import { type Carried, type Change, type Recorded, refusalType } from './contract.ts'

const handledKept = 30

interface Due {
  readonly what: Reminder
  readonly at: Instant
}

/** One lead's journey: what it remembers, how it changes, and its waits as sentences. */
export class Journey {
  readonly leadId: LeadId
  #state: JourneyState | null = null
  #timetable: Timetable = {}
  #handled: readonly string[] = []
  #revision = 0
  #changes = 0
  #unsent = false
  #restAt: Instant | null = null
  #lastTurn: Promise<unknown> = Promise.resolve()
  #turnsWaiting = 0

  constructor(leadId: LeadId) {
    this.leadId = leadId
  }

  get chapter() {
    return chapterOf(this.state)
  }

  get state(): JourneyState {
    if (this.#state === null) throw new Error('the journey has not begun')
    return this.#state
  }

  get isQuiet(): boolean {
    return this.#turnsWaiting === 0 && !this.#unsent
  }

  /** Nothing will happen any more unless somebody acts. */
  get isOver(): boolean {
    return this.chapter === 'ended' && this.isQuiet && this.#restAt === null
  }

  carry(): Carried {
    return { state: this.state, timetable: this.#timetable, handled: this.#handled }
  }

  goOn(carried: Carried): void {
    this.#state = carried.state
    this.#timetable = carried.timetable
    this.#handled = carried.handled
    this.#unsent = true
  }

  take({ state, timetable, unsent }: Recorded): void {
    this.#state = state
    this.#timetable = timetable
    this.#unsent ||= unsent
    this.#revision += 1
  }

  // — what people and the clock change —

  /** For validators: a reason to say no at once. A repeat of a handled click is let through. */
  refuse(instruction: Instruction): void {
    if (this.#state === null || this.#handled.includes(instruction.id)) return
    const refusal = whyNot(this.#state, instruction, Date.now())
    if (refusal !== null) throw refused(refusal)
  }

  async follow(instruction: Instruction): Promise<Answer> {
    const { refusal } = await this.record({ kind: 'instruction', id: instruction.id, instruction })
    if (refusal !== null) throw refused(refusal)
    this.#handled = [...this.#handled, instruction.id].slice(-handledKept)
    const { stage, ownerId, nextStep } = this.state
    return { ok: true, stage, ownerId, nextStep }
  }

  /** Changes happen one after another, each against the state that the one before left. */
  async record(change: Change): Promise<Recorded> {
    return this.#inTurn(async () => {
      const recorded = await decide.record(this.leadId, change, Date.now())
      this.take(recorded)
      return recorded
    })
  }

  freshId(what: string): string {
    this.#changes += 1
    return `${workflowInfo().runId}:${this.#changes}:${what}`
  }

  // — waits —

  hasBegun(): Promise<void> {
    return condition(() => this.#state !== null)
  }

  /** Keeps each of these at its hour, once; false as soon as something else happened. */
  async keeps(...reminders: readonly Reminder[]): Promise<boolean> {
    for (;;) {
      const next = this.#earliest(reminders)
      if (next === null) return true
      if (!(await this.#keepsOne(next))) return false
    }
  }

  somethingHappens(): Promise<void> {
    const seen = this.#revision
    return condition(() => this.#revision !== seen)
  }

  /** The instant came at which the score falls into another band. */
  async bandIsDue(): Promise<void> {
    for (;;) {
      const at = this.state.bandChangesAt
      const moved = () => this.state.bandChangesAt !== at
      if (at === null) await condition(moved)
      else if (!(await condition(moved, Math.max(1, at - Date.now())))) return
    }
  }

  async hasSomethingToSend(): Promise<void> {
    const wanted = () => this.#unsent
    if (this.#restAt === null) await condition(wanted)
    else await condition(wanted, Math.max(1, this.#restAt - Date.now()))
  }

  async sendWhatWaits(): Promise<void> {
    this.#unsent = false
    this.#turnsWaiting += 1
    try {
      this.#restAt = (await send.deliver(this.leadId, Date.now())).restAt
    } finally {
      this.#turnsWaiting -= 1
    }
  }

  /** All is sent, or somebody opened the journey again. */
  settles(): Promise<void> {
    return condition(() => this.isOver || this.chapter !== 'ended')
  }

  #earliest(reminders: readonly Reminder[]): Due | null {
    const { told } = this.state
    const due = reminders.flatMap((what) => {
      const at = this.#timetable[what]
      return at === undefined || told.includes(what) ? [] : [{ what, at }]
    })
    return due.reduce<Due | null>(
      (first, each) => (first && first.at <= each.at ? first : each),
      null,
    )
  }

  async #keepsOne({ what, at }: Due): Promise<boolean> {
    const [seen, chapter] = [this.#revision, this.chapter]
    if (await this.#changesBefore(at)) return false
    await this.record({ kind: 'reminder', id: this.freshId(what), what })
    return this.#revision === seen + 1 && this.chapter === chapter
  }

  async #changesBefore(at: Instant): Promise<boolean> {
    const seen = this.#revision
    const wait = at - Date.now()
    if (wait <= 0) return false
    return condition(() => this.#revision !== seen, wait)
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#turnsWaiting += 1
    const turn = this.#lastTurn.then(work).finally(() => {
      this.#turnsWaiting -= 1
    })
    this.#lastTurn = turn.catch(() => undefined)
    return turn
  }
}

const refused = (refusal: Refusal) =>
  ApplicationFailure.nonRetryable(`Refused: ${refusal.code}`, refusalType, refusal)
