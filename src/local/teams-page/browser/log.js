import { drawReplyForm } from './composer.js'
import { desk, isChannel, messagesIn } from './desk.js'
import { byId, h } from './dom.js'
import { drawMessage } from './message.js'
import { word } from './words.js'

const nearPx = 160
const log = () => byId('log')

/** The conversation from its first message, at its end. */
export function drawLog() {
  const messages = messagesIn(desk.current)
  log().className = isChannel() ? 'log channel' : 'log chat'
  log().replaceChildren()
  if (messages.length === 0) log().append(h('p', { className: 'empty' }, word('empty')))
  for (const message of messages) place(message)
  toEnd()
}

/** A new message at its place, or a known one drawn anew where it stands. */
export function updateLog(message) {
  if (message.conversation !== desk.current) return
  const isAtEnd = log().scrollHeight - log().scrollTop - log().clientHeight < nearPx
  log().querySelector('.empty')?.remove()
  const known = log().querySelector(`.message[data-id="${message.id}"]`)
  if (known) known.replaceWith(drawMessage(message))
  else place(message)
  if (isAtEnd || message.by.isMe) toEnd()
}

function place(message) {
  const element = drawMessage(message)
  if (!isChannel()) return log().append(element)
  const thread = log().querySelector(`.thread[data-root="${message.root}"]`)
  if (thread === null) return log().append(drawThread(message.root, element))
  element.classList.add('answer')
  thread.querySelector('.answers').append(element)
}

const drawThread = (root, element) =>
  h(
    'section',
    { className: 'thread', data: { root } },
    element,
    h('div', { className: 'answers' }),
    drawReplyForm(root),
  )

function toEnd() {
  log().scrollTop = log().scrollHeight
}
