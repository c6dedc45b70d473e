import { translator } from '../../../i18n/translator.ts'
import { type Action, encodeAction } from '../../core/action.ts'
import type { Card } from '../../core/card.ts'
import type { Asker } from '../../core/inbound.ts'
import { doingOf } from '../../core/on-action.ts'
import type { Reply } from '../../core/reply.ts'
import { sentence } from '../../core/views/sentences.ts'
import { shown } from '../drawing.ts'
import type { Said } from '../parse/activity.ts'
import { type Pressed, parsePressed } from '../parse/pressed.ts'
import { clickable, type Surface } from '../render/buttons.ts'
import { cardType, drawn, whole } from '../render/card.ts'
import { type Hearing, handleOnce } from './hearing.ts'
import { inboundOf } from './inbound-of.ts'

/** A click is answered by drawing the message anew, for the asker alone. */
export async function onClick(
  hearing: Hearing,
  said: Said,
  data: unknown,
  asker: Asker,
): Promise<object> {
  const pressed = parsePressed(data)
  if (pressed === null || pressed.kind === 'submit') {
    return inWords(sentence(asker.language, 'chat.old_button'))
  }
  const reply = await handleOnce(hearing, inboundOf(pressed, said, asker))
  return pressed.kind === 'ask'
    ? view(hearing, [], cardOf(reply), null, asker)
    : answer(hearing, { pressed, reply, id: said.id, asker })
}

interface Clicked {
  readonly pressed: Extract<Pressed, { kind: 'action' }>
  readonly reply: Reply
  readonly id: string
  readonly asker: Asker
}

/** What was done stands above the card as it is now; what was asked to see takes its place. */
async function answer(hearing: Hearing, { pressed, reply, id, asker }: Clicked): Promise<object> {
  const { action, home } = pressed
  const card = cardOf(reply)
  if (home === null || doingOf(action) !== 'ask') return view(hearing, [], card, home, asker)
  const now = await hearing.handle({ kind: 'action', id: `${id}:home`, asker, action: home })
  return view(hearing, card === null ? [] : [card], cardOf(now), home, asker)
}

export function cardOf(reply: Reply): Card | null {
  switch (reply.kind) {
    case 'tell':
    case 'redraw':
      return reply.card
    case 'form':
    case 'form_errors':
    case 'nothing':
      return null
    default:
      return reply satisfies never
  }
}

async function view(
  hearing: Hearing,
  told: readonly Card[],
  card: Card | null,
  home: Action | null,
  asker: Asker,
): Promise<object> {
  const surface: Surface = { on: 'message', home: home ?? card?.self?.action ?? null }
  const pictures = card === null ? new Map<never, never>() : await shown(hearing, card)
  const above = told.map(({ blocks }) => ({
    type: 'Container',
    style: 'emphasis',
    items: blocks.flatMap((block) => drawn(block, surface)),
  }))
  const below = card?.blocks.flatMap((block) => drawn(block, surface, pictures)) ?? []
  const value = whole([...above, ...below, ...wayBack(card, home, asker)])
  return { statusCode: 200, type: cardType, value }
}

function wayBack(card: Card | null, home: Action | null, asker: Asker): readonly object[] {
  if (home === null || card === null) return []
  if (card.self !== undefined && encodeAction(card.self.action) === encodeAction(home)) return []
  const label = translator(asker.language)('chat.back')
  const back = clickable({ label, action: home }, { on: 'message', home })
  return [{ type: 'ActionSet', actions: [back] }]
}

export const inWords = ({ fallback }: Card): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: fallback,
})
