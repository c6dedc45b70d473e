import fc from 'fast-check'
import type { Action } from '../../../../src/bot/core/action.ts'
import type { Block, Button, Card, Menu, Span } from '../../../../src/bot/core/card.ts'
import { type Field, type Form, formIds } from '../../../../src/bot/core/form.ts'
import { leadId } from '../../../builders/lead.ts'

/** What strangers and Vietnamese texts are made of: escapes, markup, breaks, marks, pairs, emoji. */
const letters = fc.constantFrom(
  'a',
  'Ạ',
  'ế',
  'e\u0301',
  ' ',
  ' ',
  '\n',
  '<',
  '>',
  '&',
  '*',
  '|',
  '_',
  '!',
  '@',
  '🔥',
  '👩‍💼',
  '&amp;',
  '<!channel>',
)
const writing = (maxLength: number, minLength = 1): fc.Arbitrary<string> =>
  fc
    .array(letters, { minLength, maxLength, size: 'max' })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '' || minLength === 0)

/** Mostly short; sometimes beyond a limit of so many. */
const sometimesLong = (beyond: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: writing(20) },
    {
      weight: 1,
      arbitrary: writing(20).map((part) => part.repeat(Math.ceil((beyond * 2) / part.length))),
    },
  )
const anyText = sometimesLong(3_000)
const label = sometimesLong(75)

const span: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  anyText.map((bold) => ({ bold })),
  fc.record({
    link: fc.constantFrom('tel:+84901234567', 'https://a.vn/?a=1&b=<2>|3'),
    text: writing(60),
  }),
  fc.constantFrom({ person: 'U0LAN' }, { person: '<!here>' }),
)
const text = fc.array(span, { maxLength: 6 })

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constant({ kind: 'lead', verb: 'claim', leadId: leadId(1) } as const),
  fc.record({
    kind: fc.constant('page' as const),
    list: fc.constantFrom('hits' as const, 'queue' as const),
    of: fc.string({ maxLength: 200 }),
    page: fc.nat(99),
  }),
)

const button: fc.Arbitrary<Button> = fc.record(
  {
    kind: fc.constant('button' as const),
    label,
    action,
    style: fc.constantFrom('primary' as const, 'danger' as const),
    confirm: fc.record({
      title: label,
      text: fc.oneof(label, writing(500)),
      yes: label,
      no: label,
    }),
  },
  { requiredKeys: ['kind', 'label', 'action'] },
)
const menu: fc.Arbitrary<Menu> = fc.record({
  kind: fc.constant('menu' as const),
  label: writing(20),
  items: fc
    .tuple(fc.array(fc.record({ label, action }), { maxLength: 7 }), fc.constantFrom(1, 1, 20))
    .map(([items, times]) => Array.from({ length: times }, () => items).flat()),
})

const block: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((words) => ({ kind: 'header', text: words }) as const),
  text.map((spans) => ({ kind: 'text', text: spans }) as const),
  text.map((spans) => ({ kind: 'small', text: spans }) as const),
  fc
    .array(fc.record({ label: writing(20), value: text }), { maxLength: 23 })
    .map((facts) => ({ kind: 'facts', facts }) as const),
  fc
    .array(fc.oneof(button, menu), { maxLength: 30 })
    .map((buttons) => ({ kind: 'buttons', buttons }) as const),
  anyText.map(
    (alt) => ({ kind: 'image', image: { png: new Uint8Array(), name: 'a.png', alt } }) as const,
  ),
  fc.constant({ kind: 'divider' } as const),
)

export const anyCard: fc.Arbitrary<Card> = fc.record({
  fallback: anyText,
  blocks: fc.array(block, { maxLength: 12 }),
})

/** Everything a reader of the card shall read. */
export const wordsOf = ({ blocks }: Card): readonly string[] => blocks.flatMap(wordsOfBlock)

function wordsOfBlock(of: Block): readonly string[] {
  switch (of.kind) {
    case 'header':
      return [of.text]
    case 'text':
    case 'small':
      return of.text.map(wordsOfSpan)
    case 'facts':
      return of.facts.flatMap(({ label: name, value }) => [name, ...value.map(wordsOfSpan)])
    case 'buttons':
      return of.buttons.flatMap((each) =>
        each.kind === 'button'
          ? [each.label, ...Object.values(each.confirm ?? {})]
          : each.items.map((item) => item.label),
      )
    case 'image':
      return [of.image.alt]
    case 'divider':
      return []
    default:
      return of satisfies never
  }
}

export function wordsOfSpan(of: Span): string {
  if (typeof of === 'string') return of
  if ('bold' in of) return of.bold
  return 'link' in of ? of.text : of.person
}

const asked = (name: string) => ({ name, label: `Trường ${name}`, optional: true })
const optionsOf = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 130 })
  .chain((values) =>
    fc
      .array(writing(12), { minLength: values.length, maxLength: values.length })
      .map((labels) => values.map((value, at) => ({ value, label: labels[at] ?? value }))),
  )

const field = (name: string): fc.Arbitrary<Field> =>
  fc.oneof(
    text.map((spans) => ({ kind: 'note', text: spans }) as const),
    fc
      .record(
        {
          multiline: fc.boolean(),
          maxLength: fc.integer({ min: 1, max: 3_000 }),
          initial: fc.string({ maxLength: 2_000 }),
        },
        { requiredKeys: ['multiline', 'maxLength'] },
      )
      .map((more) => ({ kind: 'text', ...asked(name), ...more }) as const),
    fc
      .tuple(optionsOf, fc.constantFrom('radio' as const, 'select' as const), fc.nat(300))
      .map(([options, look, at]) => {
        const initial = options[at]?.value
        return {
          kind: 'choice',
          ...asked(name),
          options,
          look,
          ...(initial === undefined ? {} : { initial }),
        } as const
      }),
    fc.constant({ kind: 'date', ...asked(name), initial: '2026-12-01' } as const),
  )

export const anyForm: fc.Arbitrary<Form> = fc.record({
  id: fc.constantFrom(...formIds),
  leadId: fc.constantFrom(leadId(1), null),
  context: fc.dictionary(fc.string({ maxLength: 10 }), fc.string({ maxLength: 40 }), {
    maxKeys: 5,
  }),
  title: writing(60),
  submit: fc.constant('Lưu'),
  cancel: fc.constant('Thôi'),
  fields: fc
    .integer({ min: 1, max: 12 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => field(`f${at}`))))
    .map((fields): readonly Field[] => [{ kind: 'date', ...asked('when') }, ...fields]),
})
