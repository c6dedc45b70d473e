import { nextInTurn } from '../../src/domain/assignment/in-turn.ts'
import type { JourneyState } from '../../src/domain/lead/journey-state.ts'
import type { Band, LeadId, MemberId } from '../../src/domain/lead/lead.ts'
import type { MemberRecord } from '../../src/domain/lead/record.ts'
import { whyNot } from '../../src/domain/lead/why-not.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { policyCalendar } from '../../src/domain/policy/policy-calendar.ts'
import { follow } from '../../src/domain/progress/follow.ts'
import type { House, Progress, Standing, Tell } from '../../src/domain/progress/progress.ts'
import { announcedIfDue, remind } from '../../src/domain/progress/remind.ts'
import { rescored } from '../../src/domain/progress/rescore.ts'
import { timetable } from '../../src/domain/progress/timetable.ts'
import { returned } from '../../src/domain/progress/visit.ts'
import type { Instant } from '../../src/domain/working-time/instant.ts'
import type {
  Change,
  DecisionActivities,
  OutwardActivities,
  Recorded,
} from '../../src/workflows/contract.ts'

/** What happened, as a test reads it. */
export interface Happened {
  readonly at: Instant
  readonly what: string
}

export interface MemoryRecord {
  readonly activities: DecisionActivities & OutwardActivities
  readonly log: Happened[]
  readonly knownAs: LeadId | null
  standing(): Standing
  /** From here on the score says this. */
  scoreBecomes(band: Band, changes?: { readonly at: Instant; readonly to: Band }): void
}

/** The record of one lead in memory, on the same rules as the real one. */
export function memoryRecord(
  policy: Policy,
  options: {
    readonly band: Band
    readonly members?: readonly MemberRecord[]
    readonly knownAs?: LeadId
    readonly hasEmail?: boolean
  },
): MemoryRecord {
  const log: Happened[] = []
  const seen = new Set<string>()
  let meetings = 0
  let score: { band: Band; change: { at: Instant; to: Band } | null } = {
    band: options.band,
    change: null,
  }
  let standing: Standing | null = null

  const house = (at: Instant): House => ({
    at,
    policy,
    calendarOf: (member) => policyCalendar(policy, member),
  })
  const recorded = (state: JourneyState, now: Instant): Recorded => ({
    state,
    timetable: timetable(state, house(now)),
    refusal: null,
    unsent: true,
  })
  const bandAt = (now: Instant): Band =>
    score.change !== null && now >= score.change.at ? score.change.to : score.band

  function take(progress: Progress, what: string, now: Instant): Recorded {
    const changesAt = score.change !== null && now < score.change.at ? score.change.at : null
    const restored = progress.marks?.restored === true
    const after = rescored(progress.state, {
      band: bandAt(now),
      bandChangesAt: changesAt,
      restored,
    })
    log.push({ at: now, what })
    for (const { to, notice } of [...(progress.tell ?? []), ...(after.tell ?? [])] as Tell[]) {
      log.push({ at: now, what: `${to}: ${notice.kind}` })
    }
    standing = {
      ...held(),
      state: after.state,
      bant: progress.bant ?? held().bant,
      firstTouchAt: held().firstTouchAt ?? (progress.touch === undefined ? null : now),
      everReached: held().everReached || progress.behaviour === 'call_reached',
      isSql: held().isSql || progress.marks?.becameSql === true,
    }
    return recorded(after.state, now)
  }

  function held(): Standing {
    if (standing === null) throw new Error('nobody has arrived yet')
    return standing
  }

  function progressOf(change: Change, now: Instant): Progress {
    switch (change.kind) {
      case 'instruction':
        meetings += 1
        return follow(held(), change.instruction, `meeting-${meetings}`, house(now))
      case 'reminder':
        return remind(held(), change.what, turn(now), house(now))
      case 'visit':
        return returned(held(), { source: 'form', visits: 2 }, house(now))
      case 'behaviour':
      case 'reread':
        return { state: held().state }
      default:
        return change satisfies never
    }
  }

  const turn = (now: Instant): MemberId | null =>
    nextInTurn(options.members ?? [], new Map(), house(now))

  return {
    log,
    knownAs: options.knownAs ?? null,
    standing: held,
    scoreBecomes: (band, change) => {
      score = { band, change: change ?? null }
    },
    activities: {
      async arrive(leadId, inboundId, now) {
        if (options.knownAs !== undefined) return { kind: 'known', leadId: options.knownAs }
        standing ??= stranger(leadId, options.band, options.hasEmail ?? false)
        take({ state: standing.state }, `arrive ${inboundId}`, now)
        const state = announcedIfDue(held().state, house(now))
        if (state === held().state) return { kind: 'new', recorded: recorded(state, now) }
        return { kind: 'new', recorded: take({ state }, 'announce', now) }
      },
      async record(_leadId, change, now) {
        if (seen.has(change.id)) return recorded(held().state, now)
        if (change.kind === 'instruction') {
          const refusal = whyNot(held().state, change.instruction, now)
          if (refusal !== null) return { ...recorded(held().state, now), refusal }
        }
        seen.add(change.id)
        return take(progressOf(change, now), nameOf(change), now)
      },
      async passOn(leadId, inboundId) {
        log.push({ at: 0, what: `pass ${inboundId} on to ${leadId}` })
      },
      async deliver() {
        return { restAt: null }
      },
    },
  }
}

function nameOf(change: Change): string {
  switch (change.kind) {
    case 'instruction':
      return change.instruction.wish.kind
    case 'reminder':
      return change.what
    case 'visit':
    case 'behaviour':
    case 'reread':
      return change.kind
    default:
      return change satisfies never
  }
}

const stranger = (leadId: LeadId, band: Band, hasEmail: boolean): Standing => ({
  state: {
    leadId,
    stage: 'new',
    band,
    ownerId: null,
    claimedAt: null,
    announcedAt: null,
    promise: null,
    rounds: 0,
    attemptsMade: 0,
    nextStep: null,
    meeting: null,
    lastTouchAt: null,
    disqualified: null,
    bandChangesAt: null,
    told: [],
  },
  bant: {},
  hasEmail,
  askedContact: true,
  firstTouchAt: null,
  everReached: false,
  isSql: false,
})
