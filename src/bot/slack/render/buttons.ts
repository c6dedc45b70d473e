import type { ActionsBlock, ActionsBlockElement, KnownBlock } from '@slack/types'
import { encodeAction } from '../../core/action.ts'
import type { Button, Menu } from '../../core/card.ts'
import { chunks } from '../../core/chunks.ts'
import { limits, shortened, within } from '../limits.ts'
import { fitsOption, option, plain, sections } from './plain.ts'

/** Rows of buttons; what a button has no room for stands whole above them. `at` keeps their ids apart. */
export function buttonBlocks(all: readonly (Button | Menu)[], at: number): readonly KnownBlock[] {
  const drawn = all.flatMap(drawable)
  const long = drawn.flatMap((each) => (each.kind === 'button' ? tooLong(each) : []))
  return [...long.flatMap((text) => sections([text])), ...rows(drawn, at)]
}

const rows = (all: readonly (Button | Menu)[], at: number): readonly ActionsBlock[] =>
  chunks(all, limits.actionsElements.max).map((some, row) => ({
    type: 'actions',
    elements: some.map((each, index) => element(each, `baton-${at}-${row}-${index}`)),
  }))

/** Lists of at most a hundred items; buttons, where an item says more than a list's line holds. */
function drawable(of: Button | Menu): readonly (Button | Menu)[] {
  if (of.kind === 'button') return [of]
  if (of.items.every(({ label, action }) => fitsOption(label, encodeAction(action)))) {
    return chunks(of.items, limits.selectOptions.max).map((items) => ({ ...of, items }))
  }
  return of.items.map((item) => ({ kind: 'button', ...item }))
}

function tooLong({ label, confirm }: Button): readonly string[] {
  const shown = [
    [label, limits.buttonText.max],
    [confirm?.title ?? '', limits.confirmTitle.max],
    [confirm?.text ?? '', limits.confirmText.max],
    [confirm?.yes ?? '', limits.confirmButton.max],
    [confirm?.no ?? '', limits.confirmButton.max],
  ] as const
  return shown.filter(([text, max]) => text.length > max).map(([text]) => text)
}

function element(of: Button | Menu, actionId: string): ActionsBlockElement {
  if (of.kind === 'menu') return menu(of, actionId)
  return {
    type: 'button',
    action_id: actionId,
    text: plain(shortened('buttonText', of.label)),
    value: within('buttonValue', encodeAction(of.action)),
    ...(of.style === undefined ? {} : { style: of.style }),
    ...(of.confirm === undefined ? {} : { confirm: confirmation(of.confirm) }),
  }
}

const confirmation = ({ title, text, yes, no }: NonNullable<Button['confirm']>) => ({
  title: plain(shortened('confirmTitle', title)),
  text: plain(shortened('confirmText', text)),
  confirm: plain(shortened('confirmButton', yes)),
  deny: plain(shortened('confirmButton', no)),
})

function menu({ label, items }: Menu, actionId: string): ActionsBlockElement {
  const options = items.map((item) => option(item.label, encodeAction(item.action)))
  if (options.length <= limits.overflowOptions.max) {
    return { type: 'overflow', action_id: actionId, options }
  }
  const placeholder = plain(within('placeholder', label))
  return { type: 'static_select', action_id: actionId, placeholder, options }
}
