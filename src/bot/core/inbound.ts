import type { Language, MemberId, Role } from '../../domain/lead/lead.ts'
import type { Action } from './action.ts'
import type { Platform } from './chat-port.ts'
import type { FormId, FormValues } from './form.ts'

/** A member as they stand before the bot. */
export interface Asker {
  readonly memberId: MemberId
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly zone: string
  readonly platform: Platform
  readonly userId: string
}

export const commandNames = ['lead', 'leads', 'pipeline', 'scoring', 'baton'] as const
export type CommandName = (typeof commandNames)[number]

/** All that reaches the core from a platform, after verification and parsing. `id` makes a repeat the same. */
export type Inbound =
  | { readonly kind: 'action'; readonly id: string; readonly asker: Asker; readonly action: Action }
  | {
      readonly kind: 'submit'
      readonly id: string
      readonly asker: Asker
      readonly form: FormId
      readonly leadId: string | null
      readonly context: Readonly<Record<string, string>>
      readonly values: FormValues
    }
  | {
      readonly kind: 'command'
      readonly id: string
      readonly asker: Asker
      readonly name: CommandName
      readonly text: string
    }
  | { readonly kind: 'home'; readonly id: string; readonly asker: Asker }
