import type { App, ViewResponseAction } from '@slack/bolt'
import type { Language } from '../../../domain/lead/lead.ts'
import type { Asker } from '../../core/inbound.ts'
import type { Reply } from '../../core/reply.ts'
import { sentence } from '../../core/views/sentences.ts'
import { directly } from '../answer.ts'
import { parseView, type SentForm } from '../parse/view.ts'
import { modalOf } from '../render/form.ts'
import { answering, type Hearing, show } from './hearing.ts'

/** Slack shows an error of its own when a form is not answered within three seconds. */
const answerWithinMs = 2_300

/**
 * A form that was sent waits for the core, so that errors and the next page can be shown in it. When
 * that takes longer it is closed, and the answer goes to the asker's direct messages.
 */
export function hearForms(app: App, hearing: Hearing): void {
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    const sent = parseView(body)
    if (sent === null) {
      hearing.log.warn('a form that can not be read')
      return ack()
    }
    await hearing.busy.during(() => onForm(hearing, sent, (...answer) => ack(...answer)))
  })
}

type Ack = (...answer: [] | [ViewResponseAction]) => Promise<void>

async function onForm(hearing: Hearing, sent: SentForm, ack: Ack): Promise<void> {
  const where = directly(sent.userId)
  let acknowledged = false
  const ackOnce: Ack = async (...answer) => {
    if (acknowledged) return
    acknowledged = true
    await ack(...answer)
  }
  const closing = setTimeout(() => void ackOnce(), answerWithinMs)
  await answering(hearing, where, async (asker) => {
    const { reply, isRepeat } = await ask(hearing, sent, asker)
    const inForm = acknowledged ? null : answerInForm(reply, sent.fields)
    if (inForm !== null) return ackOnce(inForm)
    await ackOnce()
    if (isRepeat) return
    const { language } = asker
    await show(hearing, reply, where, { triggerId: sent.triggerId, language })
  })
  clearTimeout(closing)
  await ackOnce()
}

async function ask(hearing: Hearing, { inbound }: SentForm, asker: Asker) {
  if (inbound === null) return { reply: oldForm(asker.language), isRepeat: false }
  const asked = hearing.once(inbound.id, () => hearing.handle({ ...inbound, asker }))
  return { reply: await asked.result, isRepeat: asked.isRepeat }
}

const oldForm = (language: Language): Reply => ({
  kind: 'tell',
  card: sentence(language, 'chat.old_button'),
})

/** Errors and the next page stay in the form; everything else closes it: null. */
function answerInForm(reply: Reply, fields: readonly string[]): ViewResponseAction | null {
  switch (reply.kind) {
    case 'form':
      return { response_action: 'update', view: modalOf(reply.form) }
    case 'form_errors': {
      const errors = shownErrors(reply.errors, fields)
      return errors === null ? null : { response_action: 'errors', errors }
    }
    case 'tell':
    case 'redraw':
    case 'nothing':
      return null
    default:
      return reply satisfies never
  }
}

/** Slack refuses an error of a field that the form does not have: such stand at the first field. */
function shownErrors(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> | null {
  const [first] = fields
  if (first === undefined) return null
  const shown = new Map<string, string>()
  for (const [name, words] of Object.entries(errors)) {
    const at = fields.includes(name) ? name : first
    const before = shown.get(at)
    shown.set(at, before === undefined ? words : `${before} ${words}`)
  }
  return Object.fromEntries(shown)
}
