import { describe, expect, it } from 'vitest'
import { bantChoices } from '../../../src/bot/core/forms/bant-choices.ts'
import { batonScript } from '../../../src/intake/pages/baton-script.ts'
import { formPage } from '../../../src/intake/pages/form-page.ts'
import { formTexts } from '../../../src/intake/pages/form-texts.ts'
import { type Html, html } from '../../../src/intake/pages/html.ts'
import { pageHeaders } from '../../../src/intake/pages/page.ts'
import { thanksPage } from '../../../src/intake/pages/thanks-page.ts'
import { budgetChoices } from '../../../src/intake/sources/budget.ts'

const nasty = `"><script>alert('1')</script>&\``

describe('markup', () => {
  it('escapes every value and keeps what is markup itself', () => {
    const item: Html = html`<b>${nasty}</b>`
    expect(html`<p title="${nasty}">${[item, item]}${null}${false}${3}</p>`.markup).toBe(
      `<p title="${escaped}"><b>${escaped}</b><b>${escaped}</b>3</p>`,
    )
  })
  const escaped = '&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;&#96;'
})

describe('the form page', () => {
  it.each(['vi', 'en'] as const)('lets nothing typed become markup, in %s', (language) => {
    const fields = ['name', 'phone', 'email', 'company', 'title', 'province', 'message', 'budget']
    const values = Object.fromEntries([...fields, 'fax_number'].map((name) => [name, nasty]))
    const errors = { name: nasty, form: nasty }
    const page = formPage({
      language,
      brand: nasty,
      submissionId: nasty,
      values,
      errors,
      utm: { [nasty]: nasty },
    })
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain("alert('1')")
    expect(page.match(/<script/g)).toEqual(['<script'])
  })

  it('says each mistake at its field and in a summary that leads there', () => {
    const page = formPage({
      language: 'en',
      brand: 'An Phát',
      submissionId: 's',
      errors: { phone: 'Too short.' },
    })
    expect(page).toContain('<a href="#phone">Phone: Too short.</a>')
    expect(page).toContain('aria-describedby="phone-hint phone-wrong" aria-invalid="true"')
    expect(page).toContain('<p class="bad" id="phone-wrong">Too short.</p>')
    expect(page).toContain('role="alert"')
  })

  it('marks what is required, hides the trap from people and watches the prices', () => {
    const page = formPage({ language: 'vi', brand: 'An Phát', submissionId: 's' })
    expect(page.match(/ required/g)).toHaveLength(2)
    expect(page).toMatch(/class="trap" aria-hidden="true">.*tabindex="-1" autocomplete="off"/)
    expect(page).toContain('data-baton-read="pricing"')
    expect(page).toContain('<form method="post" action="/form?lang=vi" data-baton novalidate>')
  })

  it('runs nothing inline: its policy names our script and this very style', () => {
    const policy = pageHeaders['content-security-policy']
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-inline')
    const page = formPage({ language: 'vi', brand: 'x', submissionId: 's' })
    expect(page).not.toMatch(/ on[a-z]+=| style=/)
  })

  it('offers the budgets that are read, and timings that a rep can answer with', () => {
    for (const { budgets, timings } of Object.values(formTexts)) {
      expect(Object.keys(budgets)).toEqual(budgetChoices)
      const answers: readonly string[] = bantChoices.timing.map((choice) => choice.value)
      for (const timing of Object.keys(timings)) expect(answers).toContain(timing)
    }
  })
})

describe('the thanks page', () => {
  it('keeps the reference when the language changes', () => {
    const page = thanksPage({ language: 'vi', brand: 'x', reference: '0a1b2c3d' })
    expect(page).toContain('href="/form/thanks?lang=en&#38;ref=0a1b2c3d"')
    expect(page).toContain('<code>0a1b2c3d</code>')
  })
})

describe('the first-party script', () => {
  it('stays under 3 KB', () => {
    expect(Buffer.byteLength(batonScript)).toBeLessThan(3_000)
  })
})
