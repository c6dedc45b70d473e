/**
 * No working time follows: nobody's hours, or a leave without end. Whoever waits for such a calendar
 * would wait for ever, so it is said at once. Nothing was counted or changed.
 */
export class NeverOpens extends RangeError {
  override readonly name = 'NeverOpens'

  constructor() {
    super('this calendar never opens again')
  }
}
