import type { Language } from '../../domain/lead/lead.ts'
import { formTexts } from './form-texts.ts'
import { html } from './html.ts'
import { page } from './page.ts'

export interface ThanksPageParts {
  readonly language: Language
  readonly brand: string
  /** The first characters of the delivery's id, to quote on the phone; null when the address has none. */
  readonly reference: string | null
}

/** What happens next, in the buyer's language. */
export function thanksPage({ language, brand, reference }: ThanksPageParts): string {
  const texts = formTexts[language]
  const otherLanguage = language === 'vi' ? 'en' : 'vi'
  const body = html`<section class="panel">
<h1>${texts.thanksTitle}</h1>
<h2>${texts.thanks}</h2>
<ol>${texts.next.map((step) => html`<li>${step}</li>`)}</ol>
${reference !== null && html`<p class="soft">${texts.reference}: <code>${reference}</code></p>`}
<p><a href="/form?lang=${language}">${texts.again}</a></p>
</section>`
  const href = `/form/thanks?lang=${otherLanguage}${reference === null ? '' : `&ref=${reference}`}`
  const other = { href, label: texts.otherLanguage, language: otherLanguage } as const
  return page({ language, title: texts.thanksTitle, brand, other, body })
}
