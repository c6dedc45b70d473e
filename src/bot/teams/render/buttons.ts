import { type Action, encodeAction } from '../../core/action.ts'
import type { Button, Menu } from '../../core/card.ts'
import { chunks } from '../../core/chunks.ts'
import { doingOf } from '../../core/on-action.ts'
import { limits } from '../limits.ts'
import { richText } from './text.ts'

/** Where a card stands: a message answers clicks by drawing itself anew, a dialog by its next page. */
export interface Surface {
  readonly on: 'message' | 'dialog'
  /** What the message shows when nobody has clicked; null: nothing to come back to. */
  readonly home: Action | null
}

/** Rows of buttons; what a menu holds stands behind the "…" that Teams draws itself. */
export function buttonRows(all: readonly (Button | Menu)[], surface: Surface): readonly object[] {
  const primary = all.flatMap((each) => (each.kind === 'button' ? [drawn(each, surface)] : []))
  const secondary = all.flatMap((each) =>
    each.kind === 'menu'
      ? each.items.map((item) => ({ ...clickable(item, surface), mode: 'secondary' }))
      : [],
  )
  const rows = chunks(primary, limits.cardActions.max)
  const [last = []] = rows.slice(-1)
  return [...rows.slice(0, -1), [...last, ...secondary]]
    .filter((actions) => actions.length > 0)
    .map((actions) => ({ type: 'ActionSet', actions }))
}

/** Teams asks for no confirmation itself: the question opens below the button. */
function drawn(button: Button, surface: Surface): object {
  const { label, style, confirm } = button
  if (confirm === undefined) return { ...clickable(button, surface), ...styled(style) }
  return {
    type: 'Action.ShowCard',
    title: label,
    ...styled(style),
    card: {
      type: 'AdaptiveCard',
      body: [richText([{ bold: confirm.title }]), richText([confirm.text])],
      actions: [clickable({ label: confirm.yes, action: button.action }, surface)],
    },
  }
}

const styled = (style: Button['style']): object =>
  style === 'primary' ? { style: 'positive' } : style === 'danger' ? { style: 'destructive' } : {}

interface Labelled {
  readonly label: string
  readonly action: Action
}

/** Only a submit opens a dialog, and nothing else works inside one. Source: Teams, "Adaptive Card actions". */
export function clickable({ label, action }: Labelled, { on, home }: Surface): object {
  const data = {
    baton: {
      do: encodeAction(action),
      ...(home === null ? {} : { home: encodeAction(home) }),
    },
  }
  if (on === 'dialog') return { type: 'Action.Submit', title: label, data }
  return doingOf(action) === 'form'
    ? { type: 'Action.Submit', title: label, data: { ...data, msteams: { type: 'task/fetch' } } }
    : { type: 'Action.Execute', title: label, verb: 'baton', data }
}
