import { wrongTargetReasons } from '../../../domain/lead/call-outcome.ts'
import { translator } from '../../../i18n/translator.ts'
import { stageWord } from '../views/lead-words.ts'
import { aboutLead, choice, noteField, optionsOf, words } from './fields.ts'
import { accepted, formOf, type LeadForm, rejected } from './lead-form.ts'

/** Where the lead stands; the wrong target needs a reason that marketing can count. */
export const setStage: LeadForm = {
  build(facts) {
    const { lead, language } = facts
    const t = translator(language)
    return formOf('set_stage', lead.id, words('set_stage', facts), [
      aboutLead(facts),
      choice(
        'stage',
        t('field.stage'),
        optionsOf(settable, (stage) => stageWord(stage, language)),
        {
          hint: t('hint.stage_now', { stage: stageWord(lead.stage, language) }),
        },
      ),
      choice(
        'reason',
        t('field.wrong_target'),
        optionsOf(wrongTargetReasons, (reason) => t(`wrong_target.${reason}`)),
        {
          look: 'select',
          optional: true,
        },
      ),
      noteField(facts),
    ])
  },

  read(values, { language }) {
    const t = translator(language)
    const stage = settable.find((known) => known === values['stage'])
    if (stage === undefined) return rejected({ stage: t('error.choose') })
    if (stage !== 'wrong_target') {
      return values['reason'] === undefined
        ? accepted({ kind: 'set_stage', stage })
        : rejected({ reason: t('error.reason_without_wrong_target') })
    }
    const reason = wrongTargetReasons.find((known) => known === values['reason'])
    if (reason === undefined) return rejected({ reason: t('error.reason_missing') })
    return accepted({ kind: 'wrong_target', reason })
  },
}

/** The others come about by a call, a meeting, winning or losing. */
const settable = ['researched', 'potential', 'hot', 'wrong_target'] as const
