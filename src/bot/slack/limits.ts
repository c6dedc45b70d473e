/**
 * What Slack takes, and what the adapter does beyond it. Source: docs.slack.dev, "Block Kit reference"
 * (blocks, elements, composition objects) and "Rate limits".
 */
export const limits = {
  /** A longer header is drawn as a bold text. */
  headerText: 150,
  /** A longer text is drawn as several, broken between lines or words. */
  sectionText: 3_000,
  sectionFields: 10,
  fieldText: 2_000,
  contextText: 2_000,
  actionsElements: 25,
  /** More items than these are drawn as a list to select from. */
  overflowOptions: 5,
  selectOptions: 100,
  /** Labels are ours and short; a longer one is a bug and is refused. */
  buttonText: 75,
  optionText: 75,
  optionValue: 150,
  buttonValue: 2_000,
  confirmTitle: 100,
  confirmText: 300,
  /** More blocks are sent as several messages; a living card never has as many. */
  messageBlocks: 50,
  modalBlocks: 100,
  /** A longer title stands again, whole, as the form's first line. */
  modalTitle: 24,
  privateMetadata: 3_000,
  altText: 2_000,
  blockId: 255,
} as const

/** Something of ours that Slack would not take and that splitting can't mend. */
export class BeyondLimit extends Error {
  override readonly name = 'BeyondLimit'
  constructor(what: keyof typeof limits, size: number) {
    super(`${what} is ${size}, Slack takes ${limits[what]}`)
  }
}

export function within(what: keyof typeof limits, text: string): string {
  if (text.length > limits[what]) throw new BeyondLimit(what, text.length)
  return text
}
