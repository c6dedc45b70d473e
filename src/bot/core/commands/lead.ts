import type { LeadRecord } from '../../../domain/lead/record.ts'
import { translator } from '../../../i18n/translator.ts'
import type { InboundOf } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { newLeadForm } from '../forms/new-lead.ts'
import type { Reply } from '../reply.ts'
import { showHistory, showLead, showWhy } from '../show-lead.ts'
import { showHits } from '../show-list.ts'
import { button, buttonRow, note } from '../views/blocks.ts'
import { notUnderstoodCard } from '../views/help-card.ts'
import { opening } from './words.ts'

/** `/lead <x>`, `/lead new`, `/lead why <x>`, `/lead history <x>`. */
export async function leadCommand(command: InboundOf<'command'>, desk: Desk): Promise<Reply> {
  const { text, asker } = command
  const opened = opening(text, verbs)
  if (opened?.name === 'new' && opened.rest === '') {
    return { kind: 'form', form: newLeadForm(asker) }
  }
  const verb = opened === null || opened.name === 'new' ? 'show' : opened.name
  const query = (verb === 'show' ? text : (opened?.rest ?? '')).trim().slice(0, longestQuery)
  if (query === '')
    return { kind: 'tell', card: notUnderstoodCard(`/lead ${text}`.trim(), 'lead', asker) }
  return answer(verb, query, command, desk)
}

const verbs = {
  new: ['new', 'moi', 'tao', 'tao moi', 'them'],
  why: ['why', 'vi sao', 'tai sao', 'visao'],
  history: ['history', 'lich su', 'lichsu'],
} as const

type Verb = 'show' | 'why' | 'history'

/** As much as a button that turns the page can carry. */
const longestQuery = 200

/** One hit is shown, several are listed, none says how to make one. */
async function answer(
  verb: Verb,
  query: string,
  { asker }: InboundOf<'command'>,
  desk: Desk,
): Promise<Reply> {
  const { items, total } = await desk.findLeads(query, { number: 0, size: 2 })
  const [only] = items
  if (only === undefined) return { kind: 'tell', card: nobodyCard(query, asker) }
  if (total > 1) return { kind: 'tell', card: await showHits(query, asker, desk) }
  return { kind: 'tell', card: await show(verb, only, asker, desk) }
}

function show(verb: Verb, lead: LeadRecord, asker: InboundOf<'command'>['asker'], desk: Desk) {
  switch (verb) {
    case 'why':
      return showWhy(lead, asker, desk)
    case 'history':
      return showHistory(lead, asker, desk)
    case 'show':
      return showLead(lead, asker, desk)
    default:
      return verb satisfies never
  }
}

const nobodyCard = (query: string, asker: InboundOf<'command'>['asker']) => {
  const t = translator(asker.language)
  return note(
    t('hits.none', { query }),
    ...buttonRow(button(t('do.new_lead'), { kind: 'new_lead' })),
  )
}
