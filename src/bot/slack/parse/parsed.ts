import type { Inbound } from '../../core/inbound.ts'

/** What Slack sent, but for who asks: that is looked up. */
export type Parsed<Kind extends Inbound['kind']> = Omit<Extract<Inbound, { kind: Kind }>, 'asker'>
