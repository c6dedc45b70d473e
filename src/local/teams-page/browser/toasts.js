import { byId, h } from './dom.js'

const shownMs = 6_000

export function toast(text, isFault = false) {
  const role = isFault ? 'alert' : 'status'
  const element = h('p', { className: isFault ? 'toast fault' : 'toast', role }, text)
  byId('toasts').append(element)
  setTimeout(() => element.remove(), shownMs)
}
