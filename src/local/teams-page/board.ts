import type { Conversation, Person } from './roster.ts'
import { type ActivityOfBot, type Attachment, adaptiveCard, type Json } from './wire.ts'

export interface Message {
  readonly id: string
  readonly conversation: Conversation
  /** The post it answers; its own id when it is one. */
  readonly root: string
  /** Null: the bot. */
  readonly from: Person | null
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly at: string
  /** Counts from 0, one more with every edit. */
  readonly edits: number
  readonly isDeleted: boolean
}

/** To whom a change shows: everybody of the conversation, or one person. */
export type Change = { readonly message: Message; readonly onlyFor: Person | null }

export interface NewMessage {
  readonly conversation: Conversation
  readonly root: string | null
  readonly from: Person | null
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** Everything said, in memory only; and what single persons see in its place. */
export interface Board {
  messages(): readonly Message[]
  message(id: string): Message | undefined
  post(said: NewMessage): Message
  edit(id: string, activity: ActivityOfBot): void
  remove(id: string): void
  /** One person sees this card from now on, until the message is edited. */
  setView(message: Message, person: Person, card: Json): void
  attachmentsFor(message: Message, person: Person): readonly Attachment[]
  watch(listener: (change: Change) => void): () => void
}

export function createBoard(): Board {
  const messages = new Map<string, Message>()
  const views = new Map<string, Map<string, Json>>()
  const listeners = new Set<(change: Change) => void>()
  const nextId = createIds()

  const tell = (message: Message, onlyFor: Person | null = null) => {
    for (const listener of listeners) listener({ message, onlyFor })
  }
  const put = (message: Message): Message => {
    messages.set(message.id, message)
    views.delete(message.id)
    tell(message)
    return message
  }
  const change = (id: string, to: Partial<Message>) => {
    const before = messages.get(id)
    if (before) put({ ...before, ...to, edits: before.edits + 1 })
  }
  return {
    messages: () => [...messages.values()],
    message: (id) => messages.get(id),
    post({ root, ...said }) {
      const id = nextId()
      const at = new Date().toISOString()
      return put({ ...said, id, root: root ?? id, at, edits: 0, isDeleted: false })
    },
    edit: (id, { text, attachments }) => change(id, { text, attachments }),
    remove: (id) => change(id, { text: '', attachments: [], isDeleted: true }),
    setView(message, person, card) {
      const current = messages.get(message.id)
      if (current === undefined || current.isDeleted) return
      views.set(message.id, new Map(views.get(message.id)).set(person.objectId, card))
      tell(current, person)
    },
    attachmentsFor(message, person) {
      const view = views.get(message.id)?.get(person.objectId)
      return view === undefined ? message.attachments : withCard(message.attachments, view)
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const withCard = (attachments: readonly Attachment[], content: Json): readonly Attachment[] => [
  { contentType: adaptiveCard, content },
  ...attachments.filter(({ contentType }) => contentType !== adaptiveCard),
]

/** Teams names a message by the millisecond of its post; two of one millisecond still differ. */
function createIds(): () => string {
  let last = 0
  return () => {
    last = Math.max(last + 1, Date.now())
    return String(last)
  }
}
