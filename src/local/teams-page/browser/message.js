import { drawCard } from './cards.js'
import { desk, me } from './desk.js'
import { openDialog } from './dialogs.js'
import { h } from './dom.js'
import { toHtml, toNodes } from './markdown.js'
import { ask, faultOf } from './server.js'
import { when } from './when.js'
import { word } from './words.js'

/** One message, as this person sees it. */
export function drawMessage(message) {
  const { id, by, isDeleted } = message
  const element = h('article', { className: by.isMe ? 'message mine' : 'message', data: { id } })
  const body = isDeleted
    ? [h('p', { className: 'deleted' }, word('deleted'))]
    : [
        text(message),
        ...message.attachments.map((each) => attachment(message, each, element)),
        message.isOwnView ? h('p', { className: 'own-view' }, word('only_you')) : null,
      ]
  const content = h('div', { className: 'content' }, head(message, element), ...body, note(id))
  element.append(avatar(by), content)
  if (message.refresh === 'due') whenSeen.observe(element)
  return element
}

/** A card refreshes when it comes before somebody's eyes, as in Teams. */
const whenSeen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue
    whenSeen.unobserve(target)
    void ask('/ui/shown', { as: desk.page.me, message: target.dataset.id })
  }
})

function head(message, element) {
  const { by, at, edits, isDeleted } = message
  return h(
    'header',
    { className: 'message-head' },
    h('strong', {}, by.name),
    by.isBot ? h('span', { className: 'badge' }, word('bot')) : null,
    h('time', { dateTime: at }, when(at, me())),
    edits > 0 && !isDeleted ? h('span', { className: 'edited' }, word('edited')) : null,
    message.refresh === 'none' || isDeleted ? null : refreshButton(message, element),
  )
}

const refreshButton = ({ id }, element) =>
  h(
    'button',
    {
      type: 'button',
      className: 'icon-button refresh',
      title: word('refresh'),
      ariaLabel: word('refresh'),
      on: {
        click: () => doing(element, () => ask('/ui/refresh', { as: desk.page.me, message: id })),
      },
    },
    '↻',
  )

function text({ text: said, by }) {
  if (said === '') return null
  const element = h('div', { className: 'text' })
  if (by.isBot) element.innerHTML = toHtml(said)
  else element.append(...toNodes(said))
  return element
}

function attachment(message, { contentType, content, contentUrl, name }, element) {
  if (contentType === 'application/vnd.microsoft.card.adaptive') {
    const isWide = content?.msteams?.width?.toLowerCase() === 'full'
    const press = (action) => click(message, action, element)
    return h('div', { className: isWide ? 'card wide' : 'card' }, drawCard(content, press))
  }
  if (contentType.startsWith('image/')) {
    return h('img', { className: 'picture', src: contentUrl ?? '', alt: name ?? '' })
  }
  return h('p', { className: 'note' }, word('attachment', { type: contentType }))
}

async function click(message, action, element) {
  const body = { as: desk.page.me, message: message.id, action }
  const outcome = await doing(element, () => ask('/ui/click', body))
  if (outcome.kind === 'dialog') openDialog(message, outcome.dialog)
}

/** Until the bot has answered, the card takes no second click; its answer stands below the card. */
async function doing(element, act) {
  const { id } = element.dataset
  element.ariaBusy = 'true'
  const outcome = await act()
  element.ariaBusy = 'false'
  desk.notes.delete(id)
  if (outcome.kind === 'note') desk.notes.set(id, { text: outcome.text })
  if (outcome.kind === 'failed') {
    desk.notes.set(id, { text: faultOf(outcome, desk.page.bot), isFault: true })
  }
  // The message may have been drawn anew meanwhile.
  const shown = document.querySelector(`.message[data-id="${id}"]`)
  shown?.querySelector('.note-place')?.replaceWith(note(id))
  return outcome
}

function note(id) {
  const said = desk.notes.get(id)
  if (said === undefined) return h('div', { className: 'note-place' })
  const className = said.isFault ? 'note fault' : 'note'
  return h('div', { className: 'note-place' }, h('p', { className, role: 'status' }, said.text))
}

function avatar({ name, isBot }) {
  const initials = name.split(' ').filter(Boolean)
  const letters = `${initials[0]?.[0] ?? ''}${initials.length > 1 ? initials.at(-1)[0] : ''}`
  const tint = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6
  const className = isBot ? 'avatar is-bot' : `avatar tint-${tint}`
  return h('span', { className, ariaHidden: 'true' }, isBot ? 'B' : letters.toUpperCase())
}
