import type { Order } from './order.ts'

/** The app's manifest for one installation of Baton: the template with its blanks filled. */
export function fillManifest(
  template: string,
  { appId, url, version }: Pick<Order, 'appId' | 'url'> & { readonly version: string },
): unknown {
  const blanks: Readonly<Record<string, string>> = {
    APP_ID: appId,
    URL: url,
    DOMAIN: new URL(url).hostname,
    VERSION: version,
  }
  return JSON.parse(
    template.replaceAll(/\$\{\{(\w+)\}\}/g, (blank, name: string) => {
      const value = blanks[name]
      if (value === undefined) throw new Error(`nothing is known to fill ${blank} with`)
      return JSON.stringify(value).slice(1, -1)
    }),
  )
}
