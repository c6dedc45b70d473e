import type { MemberRecord } from '../../domain/lead/record.ts'
import type { Action } from './action.ts'

/** A piece of text without any platform's markup; renderers escape it. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly link: string; readonly text: string }
  | { readonly person: PlatformUserId }
export type Text = readonly Span[]

/** A person by the id their platform knows. */
export type PlatformUserId = string

/** What is shown, free of any platform. Source: vercel/chat's neutral cards. */
export interface Card {
  /** One plain line for notifications and screen readers. */
  readonly fallback: string
  readonly blocks: readonly Block[]
  readonly self?: Self
}

/** What draws this card anew, as whoever asks may see it. */
export interface Self {
  readonly action: Action
  /** For whom that is more than what stands here, the most concerned first. */
  readonly differsFor: readonly Pick<MemberRecord, 'slackId' | 'teamsId'>[]
}

export type Block =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'small'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'buttons'; readonly buttons: readonly (Button | Menu)[] }
  | { readonly kind: 'image'; readonly image: Picture }
  | { readonly kind: 'divider' }

export interface Fact {
  readonly label: string
  readonly value: Text
}

export interface Button {
  readonly kind: 'button'
  readonly label: string
  readonly action: Action
  readonly style?: 'primary' | 'danger'
  readonly confirm?: {
    readonly title: string
    readonly text: string
    readonly yes: string
    readonly no: string
  }
}

/** Several actions behind one "⋯". */
export interface Menu {
  readonly kind: 'menu'
  readonly label: string
  readonly items: readonly { readonly label: string; readonly action: Action }[]
}

export interface Picture {
  readonly png: Uint8Array
  readonly name: string
  /** What the picture says, in words. */
  readonly alt: string
}
