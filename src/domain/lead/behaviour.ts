/** What a buyer can do that says something about their interest. Source: issue text of POST /v1/events. */
export const behaviourKinds = [
  'form_submitted',
  'page_seen',
  'pricing_seen',
  'pricing_read',
  'document_downloaded',
  'video_watched',
  'mail_opened',
  'mail_clicked',
  'event_registered',
  'event_attended',
  'chat_message',
  'call_reached',
  'meeting_held',
  'meeting_no_show',
  'returned',
  'unsubscribed',
  'marked_spam',
  'complained',
] as const
export type BehaviourKind = (typeof behaviourKinds)[number]
