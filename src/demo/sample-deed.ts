import type { Fields } from './delivery.ts'
import type { Dice } from './dice.ts'
import type { SamplePerson } from './sample-person.ts'

interface Deed {
  readonly kind: string
  readonly fields?: Fields
  readonly why: string
}

/** Interest mostly, and now and then the opposite. */
const deeds: readonly Deed[] = [
  { kind: 'pricing_read', fields: { path: '/bang-gia' }, why: 'reads the price list to the end' },
  { kind: 'pricing_seen', fields: { path: '/bang-gia' }, why: 'opens the price list' },
  { kind: 'document_downloaded', fields: { name: 'Hồ sơ năng lực' }, why: 'downloads a document' },
  { kind: 'mail_opened', fields: { campaign: 'newsletter-11' }, why: 'opens a mail' },
  { kind: 'mail_clicked', fields: { campaign: 'newsletter-11' }, why: 'follows a link in a mail' },
  { kind: 'video_watched', fields: { name: 'Demo 5 phút' }, why: 'watches the demo video' },
  { kind: 'unsubscribed', why: 'unsubscribes: no more mails, and points against' },
]

/** Something a known person did, told by the mail that the mailing system knows. */
export function sampleDeed(
  dice: Dice,
  person: SamplePerson,
): { readonly fields: Fields; readonly why: string } {
  const { kind, fields = {}, why } = dice.pick(deeds)
  return { fields: { kind, email: person.email, ...fields }, why }
}
