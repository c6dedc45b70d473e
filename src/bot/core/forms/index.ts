import type { FormId } from '../form.ts'
import { bant } from './bant.ts'
import { bookMeeting } from './book-meeting.ts'
import { handOver } from './hand-over.ts'
import { junk } from './junk.ts'
import type { LeadForm } from './lead-form.ts'
import { logCall } from './log-call.ts'
import { lose } from './lose.ts'
import { recordMeeting } from './record-meeting.ts'
import { setStage } from './set-stage.ts'
import { win } from './win.ts'

export type LeadFormId = Exclude<FormId, 'new_lead'>

/** Every dialog about a lead, by its id. */
export const leadForms: Readonly<Record<LeadFormId, LeadForm>> = {
  log_call: logCall,
  bant,
  book_meeting: bookMeeting,
  record_meeting: recordMeeting,
  set_stage: setStage,
  hand_over: handOver,
  win,
  lose,
  junk,
}
