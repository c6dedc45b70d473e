/** What a delivery is in the story, and so what is worth watching when it comes. */
export type Scene =
  | 'new' // somebody new
  | 'junk' // a test name, a throw-away mail, a machine
  | 'twice' // the same delivery again, as ad platforms do
  | 'again' // the same person by another way and in another spelling
  | 'back' // a known person who asks once more
  | 'did' // behaviour
  | 'bad' // nothing that a lead could be made of

export type Fields = Readonly<Record<string, string | number | boolean>>

/** One request of the demo, with what to say about it. */
export interface Delivery {
  readonly scene: Scene
  readonly door: 'leads' | 'events' | 'form'
  readonly fields: Fields
  readonly idempotencyKey: string
  /** Whose it is, short. */
  readonly who: string
  /** Why it is interesting. */
  readonly why: string
  /** How long it lets wait, as a share of the time between two leads. */
  readonly wait: number
}
