import { drawCard } from './cards.js'
import { desk } from './desk.js'
import { byId } from './dom.js'
import { ask, faultOf } from './server.js'
import { toast } from './toasts.js'
import { word } from './words.js'

const widths = { small: 320, medium: 600, large: 800 }
const element = () => byId('dialog')

/** Shows what the bot gave, and stays until it is answered or closed. */
export function openDialog(message, { title, card, width }) {
  byId('dialog-title').textContent = title
  byId('dialog-fault').hidden = true
  element().style.width = `${widths[width] ?? (Number(width) || 480)}px`
  byId('dialog-body').replaceChildren(
    drawCard(withAllButtons(card), (action) => send(message, action)),
  )
  if (!element().open) element().showModal()
}

export function prepareDialog() {
  byId('dialog-close').onclick = () => element().close()
  byId('dialog-close').ariaLabel = word('close')
}

async function send(message, action) {
  if (action.type !== 'Action.Submit') return complain(word('not_in_dialog'))
  element().ariaBusy = 'true'
  const { id } = message
  const outcome = await ask('/ui/submit', { as: desk.page.me, message: id, data: action.data })
  element().ariaBusy = 'false'
  if (outcome.kind === 'dialog') return openDialog(message, outcome.dialog)
  if (outcome.kind === 'failed') return complain(faultOf(outcome, desk.page.bot))
  element().close()
  if (outcome.kind === 'note') toast(outcome.text)
}

/** The renderer opens its "more" menu below a modal dialog, so here every button is a button. */
const withAllButtons = (card) => ({
  ...card,
  actions: card.actions?.map((action) => ({ ...action, mode: 'primary' })),
})

function complain(text) {
  const fault = byId('dialog-fault')
  fault.textContent = text
  fault.hidden = false
}
