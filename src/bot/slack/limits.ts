import { shortenedTo } from '../core/shorten.ts'

/** A bound of Slack's: where it is written, and what the adapter does beyond it. */
interface Limit {
  readonly max: number
  /** Page below docs.slack.dev/reference. */
  readonly page: string
  readonly beyond: string
}

const section = 'block-kit/blocks/section-block'
const actions = 'block-kit/blocks/actions-block'
const image = 'block-kit/blocks/image-block'
const input = 'block-kit/blocks/input-block'
const option = 'block-kit/composition-objects/option-object'
const confirm = 'block-kit/composition-objects/confirmation-dialog-object'
const select = 'block-kit/block-elements/select-menu-element'
const button = 'block-kit/block-elements/button-element'
const textInput = 'block-kit/block-elements/plain-text-input-element'
const modal = 'views/modal-views'

const refused = 'refused'
const wholeAbove = 'shortened with "…"; the whole text stands above'

/** What Slack takes. Nothing is ever cut silently. */
export const limits = {
  headerText: {
    max: 150,
    page: 'block-kit/blocks/header-block',
    beyond: 'drawn as bold text',
  },
  sectionText: { max: 3_000, page: section, beyond: 'drawn as several sections' },
  sectionFields: { max: 10, page: section, beyond: 'drawn as several sections' },
  fieldText: { max: 2_000, page: section, beyond: 'drawn as several fields' },
  contextText: {
    max: 2_000,
    page: 'block-kit/blocks/context-block',
    beyond: 'drawn as several contexts',
  },
  actionsElements: { max: 25, page: actions, beyond: 'drawn as several rows' },
  overflowOptions: {
    max: 5,
    page: 'block-kit/block-elements/overflow-menu-element',
    beyond: 'drawn as a list to select from',
  },
  selectOptions: {
    max: 100,
    page: select,
    beyond: 'drawn as several lists, or as groups in a form',
  },
  selectGroups: { max: 100, page: select, beyond: refused },
  radioOptions: {
    max: 10,
    page: 'block-kit/block-elements/radio-button-group-element',
    beyond: 'drawn as a list to select from',
  },
  optionText: { max: 75, page: option, beyond: 'goes on in the description' },
  optionDescription: {
    max: 75,
    page: option,
    beyond: 'a menu is drawn as buttons; a form is refused',
  },
  optionValue: { max: 150, page: option, beyond: 'a menu is drawn as buttons; a form is refused' },
  buttonText: { max: 75, page: button, beyond: wholeAbove },
  buttonValue: { max: 2_000, page: button, beyond: refused },
  confirmTitle: { max: 100, page: confirm, beyond: wholeAbove },
  confirmText: { max: 300, page: confirm, beyond: wholeAbove },
  confirmButton: { max: 30, page: confirm, beyond: wholeAbove },
  imageAlt: { max: 2_000, page: image, beyond: wholeAbove },
  placeholder: { max: 150, page: select, beyond: refused },
  blockId: { max: 255, page: section, beyond: refused },
  messageBlocks: {
    max: 50,
    page: 'block-kit/blocks',
    beyond: 'an answer is sent as several messages; a living card is refused',
  },
  /** chat.update takes a tenth of what chat.postMessage takes. */
  messageText: {
    max: 4_000,
    page: 'methods/chat.update',
    beyond: 'shortened with "…"; the blocks hold the whole',
  },
  metadataKey: { max: 1_000, page: 'metadata', beyond: refused },
  viewBlocks: { max: 100, page: 'block-kit/blocks', beyond: refused },
  modalTitle: {
    max: 24,
    page: modal,
    beyond: 'shortened with "…"; stands whole as the first line',
  },
  modalButton: { max: 24, page: modal, beyond: refused },
  privateMetadata: { max: 3_000, page: modal, beyond: refused },
  inputLabel: { max: 2_000, page: input, beyond: refused },
  inputHint: { max: 2_000, page: input, beyond: refused },
  inputText: { max: 3_000, page: textInput, beyond: refused },
} as const satisfies Readonly<Record<string, Limit>>

export type LimitName = keyof typeof limits

/** Something of ours that Slack would not take and that splitting can't mend. */
export class BeyondLimit extends Error {
  override readonly name = 'BeyondLimit'
  constructor(what: LimitName, size: number) {
    super(`${what} is ${size}, Slack takes ${limits[what].max}`)
  }
}

/** The text itself. Throws `BeyondLimit` when Slack would not take it. */
export function within(what: LimitName, text: string): string {
  checkSize(what, text.length)
  return text
}

export function checkSize(what: LimitName, size: number): void {
  if (size > limits[what].max) throw new BeyondLimit(what, size)
}

export const fits = (what: LimitName, text: string): boolean => text.length <= limits[what].max

/** For places where the whole text is shown elsewhere. */
export const shortened = (what: LimitName, text: string): string =>
  shortenedTo(limits[what].max, text)
