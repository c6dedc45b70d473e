import type { Answer, Instruction } from '../../domain/lead/instruction.ts'
import type { Language, LeadId, MemberId, Role } from '../../domain/lead/lead.ts'
import type { ListPlace, OpeningList } from '../../domain/lead/opening-list.ts'
import type { HistoryEntry, LeadRecord, MemberRecord } from '../../domain/lead/record.ts'
import type { Page, Paged } from '../../domain/page.ts'
import type { Pipeline, PipelineQuestion } from '../../domain/pipeline/pipeline.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Instant } from '../../domain/working-time/instant.ts'
import type { Picture } from './card.ts'
import type { FormValues } from './form.ts'

/** Everything the bot may ask of the program; the server wires it. */
export interface Desk {
  now(): Instant
  policy(): Promise<{ readonly version: number; readonly policy: Policy }>
  /** Ask the lead's journey; refusals are answers, not errors. */
  instruct(leadId: LeadId, instruction: Instruction): Promise<Answer>
  /** Keep what was typed; the same id twice keeps the first. */
  keepSubmission(submission: Submission): Promise<void>
  /** A lead that a member typed in goes the same way as one from a form. */
  takeIn(lead: TypedLead): Promise<{ readonly leadId: LeadId }>
  lead(id: LeadId): Promise<LeadRecord | null>
  /** By id, number (`#1042`), phone, mail or name. */
  findLeads(query: string, page: Page): Promise<Paged<LeadRecord>>
  /** A member's open leads, what is due first; null: the open leads nobody has. */
  queue(owner: MemberId | null, page: Page): Promise<Paged<LeadRecord>>
  /** What waited for an opening, as it stands now. */
  openingList(at: ListPlace): Promise<OpeningList>
  history(id: LeadId, page: Page): Promise<Paged<HistoryEntry>>
  pipeline(question: PipelineQuestion): Promise<Pipeline>
  members(): Promise<readonly MemberRecord[]>
  health(): Promise<Health>
  chart(pipeline: Pipeline, language: Language): Promise<Picture>
}

export interface Submission {
  readonly id: string
  readonly form: string
  readonly leadId: LeadId | null
  readonly memberId: MemberId
  readonly values: FormValues
}

export interface TypedLead {
  readonly id: string
  readonly by: { readonly memberId: MemberId; readonly role: Role }
  readonly values: FormValues
}

/** What `/baton status` says: parts and what is late, stuck or failing. */
export interface Health {
  readonly parts: readonly {
    readonly name: string
    readonly ok: boolean
    readonly detail: string
  }[]
  readonly unprocessedDeliveries: number
  readonly refusedDeliveries: number
  readonly unsentMessages: number
  readonly failedMessages: number
  readonly lateFirstCalls: number
}
