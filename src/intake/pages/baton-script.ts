/**
 * The first-party script, as served. Until the visitor agrees it sends and stores nothing; the stored
 * id is itself the remembered consent. Paths go without their query, which may hold personal data.
 */
export const batonScript = `
(function () {
  'use strict'
  var tag = document.currentScript
  var to = new URL('/v1/web', tag.src).href
  var slot = 'baton.visitor'
  var id = null
  var told = {}

  function random() {
    var bytes = crypto.getRandomValues(new Uint8Array(16))
    return Array.from(bytes, function (b) { return (b + 256).toString(16).slice(1) }).join('')
  }
  function stored(value) {
    try {
      if (value) localStorage.setItem(slot, value)
      else if (value === null) localStorage.removeItem(slot)
      return localStorage.getItem(slot)
    } catch (e) { return null }
  }
  function post(what) {
    var body = JSON.stringify(what)
    if (navigator.sendBeacon && navigator.sendBeacon(to, body)) return
    fetch(to, { method: 'POST', body: body, mode: 'no-cors', credentials: 'omit', keepalive: true })
      .catch(function () {})
  }
  function send(kind, name) {
    if (!id) return
    post({ id: random(), visitor: id, kind: kind, path: location.pathname, name: name })
  }
  function once(kind) {
    if (!id || told[kind]) return
    told[kind] = true
    send(kind)
  }
  function look() {
    var part = document.querySelector('[data-baton-read="pricing"]')
    var box = part && part.getBoundingClientRect()
    if (!box || !box.height || box.bottom < 0 || box.top > innerHeight) return
    once('pricing_seen')
    return box.top + box.height * 0.9 <= innerHeight
  }
  function read() { if (look()) once('pricing_read') }
  function mark(form) {
    var field = form.querySelector('input[name=visitor]')
    if (!field) {
      field = form.appendChild(document.createElement('input'))
      field.type = 'hidden'
      field.name = 'visitor'
    }
    field.value = id || ''
  }
  function markAll() { document.querySelectorAll('form[data-baton]').forEach(mark) }
  function page() {
    told = {}
    once('page_seen')
    look()
    setTimeout(read, 5000)
  }
  function consent(yes) {
    document.documentElement.setAttribute('data-baton', yes ? 'granted' : 'refused')
    if (!yes) return forget()
    if (id) return
    id = stored() || 'v_' + random()
    stored(id)
    markAll()
    page()
  }
  function forget() {
    var gone = id || stored()
    id = null
    stored(null)
    markAll()
    if (gone) post({ visitor: gone, forget: true })
  }

  addEventListener('scroll', read, { passive: true })
  document.addEventListener('submit', function (e) {
    if (e.target.matches('form[data-baton]')) mark(e.target)
  }, true)
  document.addEventListener('click', function (e) {
    var at = e.target.closest('[data-baton-document],[data-baton-consent]')
    if (!at) return
    var answer = at.getAttribute('data-baton-consent')
    if (answer) consent(answer === 'yes')
    else send('document_downloaded', at.getAttribute('data-baton-document') || at.pathname)
  })
  window.baton = { consent: consent, forget: forget, page: page }

  function begin() {
    if (tag.getAttribute('data-consent') === 'granted' || stored()) consent(true)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else begin()
})()
`
  .trimStart()
  .replace(/^ +/gm, '')
