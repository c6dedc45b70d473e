import { drawComposer } from './composer.js'
import { conversation, desk, markRead, me, takeMessage, takePage } from './desk.js'
import { prepareDialog } from './dialogs.js'
import { byId, h } from './dom.js'
import { drawLog, updateLog } from './log.js'
import { drawRail, prepareDrawer } from './rail.js'
import { follow } from './server.js'
import { speak, word } from './words.js'

const typingMs = 6_000
const closeDrawer = prepareDrawer()
let unfollow = () => {}
let typing = 0

/** The address says who looks and at what, so that a link brings back the same view. */
const asked = () => new URLSearchParams(location.search)

function become(person) {
  unfollow()
  unfollow = follow(person, { onEvent: hear, onBreak: () => tell(word('offline')) })
}

function hear(event) {
  if (event.kind === 'page') return show(event.page)
  if (event.kind === 'typing' && event.conversation === desk.current) return showTyping()
  if (event.kind !== 'message') return
  takeMessage(event.message)
  if (event.message.by.isBot) tell('')
  updateLog(event.message)
  if (event.message.conversation === desk.current) markRead()
  drawRail(go)
}

function show(page) {
  takePage(page)
  localStorage.setItem('baton.as', page.me)
  speak(me().locale)
  drawBar()
  tell('')
  go(desk.current || asked().get('in'))
}

function go(id) {
  desk.current = conversation(id)?.id ?? desk.page.conversations[0]?.id ?? ''
  history.replaceState(null, '', `?${new URLSearchParams({ as: desk.page.me, in: desk.current })}`)
  drawHead()
  drawLog()
  drawComposer()
  markRead()
  drawRail(go)
  closeDrawer()
}

function drawBar() {
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word)
  }
  byId('menu').ariaLabel = word('menu')
  prepareDialog()
  const label = ({ name, isManager }) => (isManager ? `${name} (${word('manager')})` : name)
  byId('who').replaceChildren(
    ...desk.page.people.map((each) =>
      h('option', { value: each.objectId, selected: each === me() }, label(each)),
    ),
  )
  byId('who').onchange = ({ target }) => become(target.value)
}

function drawHead() {
  const { kind, name } = conversation() ?? { kind: 'channel', name: '' }
  const { bot, team, people } = desk.page
  const [title, about] = {
    channel: [`# ${name}`, word('channel_of', { team })],
    groupChat: [name, word('group_of', { count: people.length })],
    personal: [bot, word('chat_of', { bot })],
  }[kind]
  byId('title').textContent = title
  byId('subtitle').textContent = about
  document.title = `${title} · ${me().name}`
}

function showTyping() {
  tell(word('typing', { bot: desk.page.bot }))
  clearTimeout(typing)
  typing = setTimeout(() => tell(''), typingMs)
}

function tell(text) {
  byId('typing').textContent = text
}

/** Whoever the address or the last visit names; else the first of the team. */
async function begin() {
  const wanted = asked().get('as') ?? localStorage.getItem('baton.as') ?? ''
  const people = await (await fetch('/ui/people')).json()
  const known = people.find(({ objectId }) => objectId === wanted) ?? people[0]
  become(known.objectId)
}

await begin()
