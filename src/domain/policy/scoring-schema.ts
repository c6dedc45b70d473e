import { z } from 'zod'
import { behaviourKinds } from '../lead/behaviour.ts'
import { conditionFaults, factFields, type WrittenCondition } from './fit-condition.ts'
import { refuseRepeated } from './repeated.ts'
import { refusal } from './words.ts'

const days = z.number().positive()

const ruleId = z
  .string()
  .min(1)
  .describe('Stable name of the rule; it stays in the record of every score')
const reason = z
  .strictObject({
    vi: z.string().min(1).describe('Tiếng Việt'),
    en: z.string().min(1).describe('English'),
  })
  .describe('What people read beside the points, in few words')
const pointsFor = z.int().positive().describe('Points for the lead, a whole number above 0')
const pointsAgainst = z.int().negative().describe('Points against the lead, such as -10')

const fitShape = {
  id: ruleId,
  points: pointsFor,
  field: z.enum(factFields).describe('Which fact about the buyer; budget is in VND'),
  is: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('The whole text is one of these; diacritics and case do not matter'),
  contains: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('One of these is in the text as whole words; diacritics and case do not matter'),
  present: z.boolean().optional().describe('true: it is known; false: it is not'),
  atLeast: z.number().optional().describe('For budget, in VND; for employees, a count'),
  below: z.number().optional().describe('For budget, in VND; for employees, a count'),
  reason,
}

const behaviourShape = {
  id: ruleId,
  points: pointsFor,
  event: z.enum(behaviourKinds).describe('What the buyer did'),
  path: z.string().min(1).optional().describe('Only pages whose path contains this'),
  halfLifeDays: days.optional().describe('Days after which half of the points are gone'),
  atMost: z.int().positive().default(3).describe('How often it counts, the newest first'),
  reason,
}

const fitRule = z.strictObject(fitShape).superRefine(refuseCondition)

const behaviourRule = z.strictObject(behaviourShape)

const negativeBehaviourRule = z.strictObject({
  ...behaviourShape,
  points: pointsAgainst,
  halfLifeDays: days.nullable().default(null).describe('Left out or null: it is never forgotten'),
})

const negativeFitRule = z
  .strictObject({ ...fitShape, points: pointsAgainst })
  .superRefine(refuseCondition)

const inactivityRule = z.strictObject({
  id: ruleId,
  points: pointsAgainst,
  inactiveDays: days.describe('Days since the buyer last did anything'),
  reason,
})

/** The key that tells which of the three a negative rule is, in the order of the union. */
export const negativeKinds = ['event', 'field', 'inactiveDays'] as const

const negativeRule = z
  .union([negativeBehaviourRule, negativeFitRule, inactivityRule])
  .describe('Has `event` (what they did), `field` (who they are) or `inactiveDays` (silence)')

export const scoring = z
  .strictObject({
    halfLifeDays: days
      .default(14)
      .describe('Days after which half of a behaviour’s points are gone, unless its rule says'),
    caps: z
      .strictObject({
        fit: z.int().positive().default(60).describe('Most points from who they are'),
        behaviour: z.int().positive().default(60).describe('Most points from what they did'),
        negative: z.int().negative().default(-100).describe('Most points against'),
      })
      .prefault({})
      .describe('Most that each group can give'),
    fit: z.array(fitRule).describe('Who they are; does not fade'),
    behaviour: z.array(behaviourRule).describe('What they did; fades'),
    negative: z.array(negativeRule).describe('What speaks against'),
  })
  .superRefine(({ fit, behaviour, negative }, context) =>
    refuseRepeated(
      context,
      Object.entries({ fit, behaviour, negative }).flatMap(([group, rules]) =>
        rules.map(({ id }, index) => ({ value: id, path: [group, index, 'id'] })),
      ),
    ),
  )

function refuseCondition(rule: WrittenCondition, context: z.core.$RefinementCtx): void {
  for (const { key, words } of conditionFaults(rule))
    context.addIssue(refusal(key === null ? [] : [key], words))
}
