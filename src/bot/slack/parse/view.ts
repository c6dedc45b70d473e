import { z } from 'zod'
import { digestOf } from '../../core/digest.ts'
import { type FormValues, formIds } from '../../core/form.ts'
import { fieldAction } from '../render/field.ts'
import type { Parsed } from './parsed.ts'

const input = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
})

const carried = z.object({
  leadId: z.uuid().nullable(),
  context: z.record(z.string(), z.string()),
})

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})

/** Source: docs.slack.dev, reference/interaction-payloads/view-interactions-payload. */
const viewSubmission = z.object({
  trigger_id: z.string().optional(),
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    hash: z.string().default(''),
    callback_id: z.string(),
    private_metadata: json.pipe(carried),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
})
const submitter = viewSubmission.pick({ user: true })
const formId = z.enum(formIds)

export interface SentForm {
  readonly userId: string
  readonly triggerId: string | null
  /** The fields that can show an error. */
  readonly fields: readonly string[]
  /** Null: a form that Baton does not know, of an older version. */
  readonly inbound: Parsed<'submit'> | null
}

/** A form that was sent. Null: not a form at all. */
export function parseView(body: unknown): SentForm | null {
  const read = viewSubmission.safeParse(body)
  if (!read.success) {
    const from = submitter.safeParse(body)
    if (!from.success) return null
    return { userId: from.data.user.id, triggerId: null, fields: [], inbound: null }
  }
  const { view, user, trigger_id } = read.data
  return {
    userId: user.id,
    triggerId: trigger_id ?? null,
    fields: view.blocks.flatMap(({ type, block_id }) =>
      type === 'input' && block_id !== undefined ? [block_id] : [],
    ),
    inbound: submitOf(view),
  }
}

/**
 * The same answers of the same page are the same submission, however often they are sent: after a
 * refusal the view keeps its id and hash, and the mended answers must count as new.
 */
function submitOf(view: z.infer<typeof viewSubmission>['view']): Parsed<'submit'> | null {
  const form = formId.safeParse(view.callback_id)
  if (!form.success) return null
  const values = valuesOf(view.state.values)
  return {
    kind: 'submit',
    id: `${view.id}:${view.hash}:${digestOf(values)}`,
    form: form.data,
    ...view.private_metadata,
    values,
  }
}

function valuesOf(fields: z.infer<typeof viewSubmission>['view']['state']['values']): FormValues {
  const given = Object.entries(fields).flatMap(([name, inputs]) => {
    const answer = inputs[fieldAction]
    const value = answer?.value ?? answer?.selected_option?.value ?? answer?.selected_date
    const text = value?.trim() ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  return Object.fromEntries(given)
}
