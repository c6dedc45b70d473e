import type { Language } from '../../domain/lead/lead.ts'
import { type FormField, type FormTexts, formFields, formTexts } from './form-texts.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'

export interface FormPageParts {
  readonly language: Language
  readonly brand: string
  /** New with each fresh form: a reload of the answer or a double click is one lead. */
  readonly submissionId: string
  readonly values?: Readonly<Record<string, string>>
  /** Field name, or `form` for the whole, to what is wrong with it. */
  readonly errors?: Readonly<Record<string, string>>
  /** Where the visit came from; sent along unseen. */
  readonly utm?: Readonly<Record<string, string>>
}

/** The sample form, empty or with what was typed and what to mend. */
export function formPage(parts: FormPageParts): string {
  const texts = formTexts[parts.language]
  const otherLanguage = parts.language === 'vi' ? 'en' : 'vi'
  const hasErrors = Object.keys(parts.errors ?? {}).length > 0
  const body = html`
<section><h1>${texts.title}</h1><p class="soft">${texts.lead}</p></section>
<div class="columns">
<div>${pricing(texts, parts.language)}${rememberMe(texts)}</div>
<section class="panel" aria-labelledby="ask">
<h2 id="ask">${texts.form}</h2><p class="soft">${texts.formLead}</p>
${hasErrors && errorSummary(texts, parts.errors ?? {})}
${form(texts, parts)}
</section>
</div>`
  const other = { href: `/form?lang=${otherLanguage}`, label: texts.otherLanguage }
  return page({
    language: parts.language,
    title: hasErrors ? `${texts.mendThese} – ${texts.title}` : texts.title,
    brand: parts.brand,
    other: { ...other, language: otherLanguage },
    body,
  })
}

const pricing = (texts: FormTexts, language: Language): Html => html`
<section class="panel" aria-labelledby="prices" data-baton-read="pricing">
<h2 id="prices">${texts.pricing}</h2><p class="soft">${texts.pricingLead}</p>
<table><tbody>${texts.packages.map(
  (each) =>
    html`<tr><th scope="row">${each.name}<br><span class="hint">${each.forWhom}</span></th><td>${each.price}</td></tr>`,
)}</tbody></table>
<a href="/form/price-list.csv?lang=${language}" download data-baton-document="price-list">${texts.priceList}</a>
</section>`

const rememberMe = (texts: FormTexts): Html => html`
<section class="remember"><p class="soft">${texts.remember}</p>
<p class="buttons"><button type="button" class="plain" data-baton-consent="yes">${texts.rememberYes}</button>
<button type="button" class="plain" data-baton-consent="no">${texts.rememberNo}</button></p></section>`

function form(texts: FormTexts, parts: FormPageParts): Html {
  const values = parts.values ?? {}
  return html`<form method="post" action="/form?lang=${parts.language}" data-baton novalidate>
<input type="hidden" name="submission_id" value="${parts.submissionId}">
<input type="hidden" name="language" value="${parts.language}">
${Object.entries(parts.utm ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p class="trap" aria-hidden="true"><label for="fax_number">${texts.leaveEmpty}</label><input id="fax_number" name="fax_number" tabindex="-1" autocomplete="off" value="${values['fax_number'] ?? ''}"></p>
<div class="row">${formFields.map((name) => field(name, texts, values[name] ?? '', parts.errors?.[name]))}
<p class="wide"><label class="check"><input type="checkbox" name="consent" value="yes"${html`${values['consent'] === 'yes' && html` checked`}`}><span>${texts.consent}</span></label></p>
<p class="wide soft">${texts.privacy}</p>
<p class="wide"><button type="submit">${texts.send}</button></p></div>
</form>`
}

function errorSummary(texts: FormTexts, errors: Readonly<Record<string, string>>): Html {
  const fields = formFields.filter((name) => errors[name] !== undefined)
  return html`<div class="alert" role="alert"><strong>${texts.mendThese}</strong><ul>
${errors['form'] !== undefined && html`<li>${errors['form']}</li>`}
${fields.map((name) => html`<li><a href="#${name}">${texts.fields[name].label}: ${errors[name] ?? ''}</a></li>`)}
</ul></div>`
}

interface Look {
  readonly type?: string
  readonly autocomplete?: string
  readonly required?: true
  readonly wide?: true
  readonly maxLength: number
}

const looks: Readonly<Record<FormField, Look>> = {
  name: { autocomplete: 'name', required: true, maxLength: 200 },
  phone: { type: 'tel', autocomplete: 'tel', required: true, maxLength: 60 },
  email: { type: 'email', autocomplete: 'email', maxLength: 254 },
  company: { autocomplete: 'organization', maxLength: 200 },
  title: { autocomplete: 'organization-title', maxLength: 200 },
  province: { autocomplete: 'address-level1', maxLength: 100 },
  message: { wide: true, maxLength: 8_000 },
  budget: { maxLength: 40 },
  timing: { maxLength: 40 },
}

function field(name: FormField, texts: FormTexts, value: string, wrong: string | undefined): Html {
  const { label, hint } = texts.fields[name]
  const look = looks[name]
  const describedBy = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  const attributes = html` id="${name}" name="${name}"${look.required ? html` required` : null}${
    describedBy !== '' && html` aria-describedby="${describedBy}"`
  }${wrong !== undefined && html` aria-invalid="true"`}`
  return html`<div class="${look.wide ? 'wide' : ''}">
<label for="${name}">${label} <small>(${look.required ? texts.required : texts.optional})</small></label>
${control(name, texts, value, attributes)}
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${wrong !== undefined && html`<p class="bad" id="${name}-wrong">${wrong}</p>`}
</div>`
}

function control(name: FormField, texts: FormTexts, value: string, attributes: Html): Html {
  if (name === 'budget') return choice(texts, texts.budgets, value, attributes)
  if (name === 'timing') return choice(texts, texts.timings, value, attributes)
  const { type = 'text', autocomplete = 'off', maxLength } = looks[name]
  if (name === 'message')
    return html`<textarea${attributes} maxlength="${maxLength}">\n${value}</textarea>`
  return html`<input type="${type}"${attributes} autocomplete="${autocomplete}" maxlength="${maxLength}" value="${value}">`
}

const choice = (
  texts: FormTexts,
  options: Readonly<Record<string, string>>,
  chosen: string,
  attributes: Html,
): Html =>
  html`<select${attributes}><option value="">${texts.choose}</option>${Object.entries(options).map(
    ([value, label]) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`,
  )}</select>`
