import { conversation, desk, isChannel } from './desk.js'
import { byId, h } from './dom.js'
import { ask, faultOf } from './server.js'
import { toast } from './toasts.js'
import { word } from './words.js'

/** Where new posts and messages are written. */
export function drawComposer() {
  const hint = isChannel() ? 'post_here' : 'write_here'
  byId('composer').replaceWith(writeForm({ id: 'composer', hint: word(hint), root: null }))
}

/** A button under a thread that becomes a place to write. */
export function drawReplyForm(root) {
  const place = h('div', { className: 'reply-place' })
  const close = () => place.replaceChildren(button)
  const open = () => {
    const form = writeForm({ hint: word('reply_here'), root, onDone: close })
    place.replaceChildren(form)
    form.querySelector('textarea').focus()
  }
  const button = h('button', { type: 'button', className: 'reply', on: { click: open } })
  button.append(`↩ ${word('reply')}`)
  place.append(button)
  return place
}

function writeForm({ id, hint, root, onDone }) {
  const { bot } = desk.page
  const needsName = conversation().kind !== 'personal'
  let namesBot = true
  const area = h('textarea', { rows: 1, placeholder: hint, ariaLabel: hint, maxLength: 20_000 })
  const explanation = h('p', { className: 'hint' })
  const chip = h('button', {
    type: 'button',
    className: 'chip',
    ariaLabel: word('mention_switch', { bot }),
    title: word('mention_switch', { bot }),
  })
  chip.append(`@${bot}`)
  const drawMention = () => {
    chip.ariaPressed = String(namesBot)
    explanation.textContent = word(namesBot ? 'mention_on' : 'mention_off', { bot })
  }
  chip.onclick = () => {
    namesBot = !namesBot
    drawMention()
  }
  drawMention()
  const sendButton = h('button', { type: 'submit', className: 'primary' }, word('send'))
  const cancel = h('button', { type: 'button', className: 'plain', on: { click: onDone } })
  cancel.append(word('cancel'))
  const line = h('div', { className: 'write' }, needsName ? chip : null, area)
  const buttons = h('div', { className: 'buttons' }, onDone ? cancel : null, sendButton)
  const foot = h('div', { className: 'foot' }, needsName ? explanation : null, buttons)
  const form = h('form', { className: 'composer', id }, line, foot)
  const send = async () => {
    const text = area.value.trim()
    if (text === '') return
    area.value = ''
    grow(area)
    onDone?.()
    const said = { as: desk.page.me, conversation: desk.current, text, root, namesBot }
    const outcome = await ask('/ui/say', said)
    if (outcome.kind === 'failed') toast(faultOf(outcome, bot), true)
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    void send()
  }
  area.onkeydown = (event) => {
    if (event.key === 'Escape') onDone?.()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void send()
  }
  area.oninput = () => grow(area)
  return form
}

function grow(area) {
  area.style.height = 'auto'
  area.style.height = `${Math.min(area.scrollHeight, 160)}px`
}
