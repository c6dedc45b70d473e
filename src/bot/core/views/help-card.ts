import type { MemberId } from '../../../domain/lead/lead.ts'
import { isManager, type Role } from '../../../domain/lead/lead.ts'
import { type TextKey, translator } from '../../../i18n/translator.ts'
import type { Block, Card } from '../card.ts'
import { button, buttonRow, header, lines, small, text } from './blocks.ts'
import type { Reader } from './reader.ts'

/** What can be said to Baton, by examples. */
export function helpCard(
  { role, memberId }: { readonly role: Role; readonly memberId: MemberId },
  { language }: Pick<Reader, 'language'>,
): Card {
  const t = translator(language)
  return {
    fallback: t('help.title'),
    blocks: [
      header(t('help.title')),
      text(t('help.what')),
      ...commandLines(allCommands, language),
      small(t(isManager({ role, memberId }) ? 'help.manager' : 'help.member')),
      ...buttonRow(
        button(t('help.my_queue'), { kind: 'page', list: 'queue', of: memberId, page: 0 }),
        button(t('do.new_lead'), { kind: 'new_lead' }),
      ),
    ],
  }
}

export type Topic = 'lead' | 'leads' | 'pipeline' | 'scoring' | 'baton'

/** For words nobody understood: what was read, and what would have been. */
export function notUnderstoodCard(
  said: string,
  topic: Topic,
  { language }: Pick<Reader, 'language'>,
): Card {
  const title = translator(language)('help.not_understood', { said })
  return { fallback: title, blocks: [text(title), ...commandLines(byTopic[topic], language)] }
}

const byTopic = {
  lead: ['help.lead', 'help.lead_new', 'help.lead_why', 'help.lead_history'],
  leads: ['help.leads', 'help.leads_of', 'help.leads_open'],
  pipeline: ['help.pipeline', 'help.pipeline_period', 'help.pipeline_by'],
  scoring: ['help.scoring'],
  baton: ['help.baton'],
} as const satisfies Readonly<Record<Topic, readonly TextKey[]>>

const allCommands: readonly TextKey[] = Object.values(byTopic).flat()

const commandLines = (keys: readonly TextKey[], language: Reader['language']): readonly Block[] =>
  lines(keys.map((key) => translator(language)(key)))
