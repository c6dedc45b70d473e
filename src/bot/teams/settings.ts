export interface TeamsSettings {
  readonly appId: string
  /** Null: the local page, which knows its own token. */
  readonly appPassword: string | null
  /** The company's directory; null: the app is registered for several. */
  readonly tenantId: string | null
  /** Null: Microsoft's own. */
  readonly localPage: LocalPageTrust | null
  /** Where Teams finds the pictures of cards, with a slash at the end. */
  readonly picturesUrl: string
}

/** Whose tokens are good where a page on this machine plays Teams. */
export interface LocalPageTrust {
  readonly openIdMetadataUrl: string
  readonly issuer: string
  readonly botToken: string
}
