/** What this page knows: who looks, at which conversation, and what was said. */
export const desk = {
  page: null,
  messages: new Map(),
  current: '',
  /** Sentences under a card for this person, until the card changes. */
  notes: new Map(),
}

export const me = () => desk.page.people.find(({ objectId }) => objectId === desk.page.me)

export const conversation = (id = desk.current) =>
  desk.page.conversations.find((each) => each.id === id)

export const messagesIn = (id) =>
  [...desk.messages.values()].filter((message) => message.conversation === id)

export const isChannel = () => conversation()?.kind === 'channel'

export function takePage(page) {
  desk.page = page
  desk.messages = new Map(page.messages.map((message) => [message.id, message]))
  desk.notes.clear()
}

export function takeMessage(message) {
  const before = desk.messages.get(message.id)
  if (before?.edits !== message.edits) desk.notes.delete(message.id)
  desk.messages.set(message.id, message)
}

const key = () => `baton.read.${desk.page.me}`
const read = () => JSON.parse(localStorage.getItem(key()) ?? '{}')

/** Ids are milliseconds, so what is newer has the greater id. */
export function markRead() {
  const newest = messagesIn(desk.current).at(-1)?.id ?? '0'
  localStorage.setItem(key(), JSON.stringify({ ...read(), [desk.current]: newest }))
}

export function isUnread(id) {
  const seen = Number(read()[id] ?? 0)
  return messagesIn(id).some((message) => !message.by.isMe && Number(message.id) > seen)
}
