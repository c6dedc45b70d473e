import { desk, isUnread } from './desk.js'
import { byId, h } from './dom.js'
import { word } from './words.js'

const sections = [
  { kind: 'channel', title: 'channels' },
  { kind: 'groupChat', title: 'groups' },
  { kind: 'personal', title: 'chats' },
]

/** All conversations of this person, those with news marked. */
export function drawRail(go) {
  const { conversations } = desk.page
  byId('rail').ariaLabel = word('menu')
  byId('rail').replaceChildren(
    ...sections.flatMap(({ kind, title }) => {
      const some = conversations.filter((each) => each.kind === kind)
      if (some.length === 0) return []
      return [h('h2', {}, word(title)), h('ul', {}, ...some.map((each) => item(each, go)))]
    }),
  )
}

function item({ id, kind, name }, go) {
  const isUnreadHere = id !== desk.current && isUnread(id)
  const button = h(
    'button',
    {
      type: 'button',
      className: isUnreadHere ? 'place unread' : 'place',
      on: { click: () => go(id) },
    },
    h('span', { className: `sign ${kind}`, ariaHidden: 'true' }, sign(kind, name)),
    h('span', { className: 'name' }, kind === 'personal' ? desk.page.bot : name),
    isUnreadHere ? h('span', { className: 'dot', role: 'img', ariaLabel: word('unread') }) : null,
  )
  if (id === desk.current) button.ariaCurrent = 'page'
  return h('li', {}, button)
}

const sign = (kind, name) => ({ channel: '#', groupChat: name[0], personal: 'B' })[kind]

/** At phone width the rail is a drawer. */
export function prepareDrawer() {
  const show = (isOpen) => {
    document.body.classList.toggle('drawer-open', isOpen)
    byId('veil').hidden = !isOpen
    byId('menu').ariaExpanded = String(isOpen)
  }
  byId('menu').onclick = () => show(!document.body.classList.contains('drawer-open'))
  byId('veil').onclick = () => show(false)
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && show(false))
  return () => show(false)
}
