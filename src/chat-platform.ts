import type { ChatPort } from './bot/core/chat-port.ts'
import type { Listener } from './bot/core/listener.ts'
import type { Check } from './intake/readiness.ts'

/** One platform: what is sent through it, and what is heard. */
export interface ChatPlatform {
  readonly port: ChatPort
  /** The ways in that the web server opens for it. */
  readonly doors: readonly ChatDoor[]
  listen(listener: Listener): Promise<void>
  check(): Promise<Check>
  stop(): Promise<void>
}

/** A path of the web server that a platform answers. */
export interface ChatDoor {
  readonly method: 'GET' | 'POST'
  readonly path: string
  answer(request: DoorRequest): Promise<DoorAnswer>
}

export interface DoorRequest {
  readonly authorization: string
  readonly body: Uint8Array
  readonly id: string
}

export interface DoorAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string | Uint8Array
}
