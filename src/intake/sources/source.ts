import type { DeliveryRead } from '../../domain/lead/touch-in.ts'

/** What a body says; `key` is the sender's own id of the delivery, null when there is none. */
export interface SourceRead {
  readonly key: string | null
  readonly delivery: DeliveryRead
}

/** A kind of delivery that Baton understands. `read` throws `Unreadable`. */
export interface Source {
  readonly name: string
  read(body: unknown): SourceRead
}

/** A source as a value: how its body parses, what makes one delivery unique, what it says. */
export function source<Given>(parts: {
  readonly name: string
  readonly parse: (body: unknown) => Given
  readonly key: (given: Given) => string | null
  readonly read: (given: Given) => DeliveryRead
}): Source {
  return {
    name: parts.name,
    read(body) {
      const given = parts.parse(body)
      return { key: parts.key(given), delivery: parts.read(given) }
    },
  }
}
