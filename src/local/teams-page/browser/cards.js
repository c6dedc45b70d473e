import { hostConfig } from './host-config.js'
import { toHtml } from './markdown.js'
import { word } from './words.js'

const AC = globalThis.AdaptiveCards
const config = new AC.HostConfig(hostConfig)

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text)
  result.didProcess = true
}

/** An element with the card; `press` hears of every button that is the bot's to answer. */
export function drawCard(content, press) {
  AC.Strings.defaults.overflowButtonText = () => '⋯'
  AC.Strings.defaults.overflowButtonTooltip = () => word('more')
  const card = new AC.AdaptiveCard()
  card.hostConfig = config
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) return open(action.url)
    press(asAction(action))
  }
  try {
    card.parse(content)
    return card.render() ?? broken()
  } catch (error) {
    console.error(error)
    return broken()
  }
}

/** Only the web and what a phone does; a card may not run a script. */
function open(url) {
  const { protocol } = new URL(url, location.href)
  if (['http:', 'https:', 'tel:', 'mailto:'].includes(protocol)) {
    window.open(url, '_blank', 'noopener,noreferrer')
  }
}

const asAction = (action) => ({
  type: action.getJsonTypeName(),
  id: action.id,
  verb: action.verb,
  data: action.data ?? {},
})

function broken() {
  const element = document.createElement('p')
  element.className = 'note fault'
  element.textContent = word('bad_card')
  return element
}
