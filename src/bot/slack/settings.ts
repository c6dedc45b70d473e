export interface SlackSettings {
  readonly botToken: string
  /** Socket Mode; null: events come by HTTP and are signed. */
  readonly appToken: string | null
  readonly signingSecret: string | null
  /** Null: Slack itself. */
  readonly apiUrl: string | null
  readonly httpHost: string
  readonly httpPort: number
  /** The local page shows pictures by their address only, and no links for phones and mails. */
  readonly isLocalPage: boolean
}
