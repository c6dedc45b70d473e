import { createHash } from 'node:crypto'
import type { Language } from '../../domain/lead/lead.ts'
import { Html, html } from './html.ts'
import { pageStyle } from './page-style.ts'

export interface PageParts {
  readonly language: Language
  readonly title: string
  /** Whose page it is. */
  readonly brand: string
  /** The same page in the other language. */
  readonly other: { readonly href: string; readonly label: string; readonly language: Language }
  readonly body: Html
}

/** A whole document; all of it is ours but what `html` escaped. */
export function page({ language, title, brand, other, body }: PageParts): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${brand}</title>
<link rel="icon" href="data:,">
<style>${new Html(pageStyle)}</style>
<script src="/baton.js" defer></script>
</head>
<body>
<header><strong>${brand}</strong><a href="${other.href}" hreflang="${other.language}" lang="${other.language}">${other.label}</a></header>
<main>${body}</main>
</body>
</html>
`.markup
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64')

/** Nothing runs or loads but our own script and this style, and no other site may frame the page. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "script-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const
