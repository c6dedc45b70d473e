import type { Locator, Page } from 'playwright-core'

/** The local Slack page as a person uses it. */
export interface SlackUser {
  readonly page: Page
  actAs(name: string): Promise<void>
  /** A channel by name, or a direct conversation by the person's. */
  open(conversation: string): Promise<void>
  sees(text: string | RegExp): Promise<void>
  /** Clicks the newest button of that name. */
  clicks(button: string): Promise<void>
  /** Picks from the newest message's "⋯". */
  picks(item: string): Promise<void>
  fills(answers: Readonly<Record<string, string>>): Promise<void>
  submits(button: string): Promise<void>
  formLabels(): Promise<readonly string[]>
  types(text: string): Promise<void>
}

const patience = { timeout: 45_000 }

export async function openSlackPage(page: Page, url: string): Promise<SlackUser> {
  await page.goto(url)
  await page.waitForSelector('.sidebar-item', patience)
  const form = page.locator('.modal')
  return {
    page,
    async actAs(name) {
      await page.locator('select').first().selectOption({ label: name })
    },
    async open(conversation) {
      await page.locator('.sidebar-item', { hasText: conversation }).first().click(patience)
    },
    async sees(text) {
      await page.locator('.main, main, body').getByText(text).last().waitFor(patience)
    },
    async clicks(button) {
      await page.getByRole('button', { name: button, exact: false }).last().click(patience)
    },
    async picks(item) {
      const menu = page.locator('select', { has: page.locator('option', { hasText: item }) }).last()
      await menu.selectOption({ label: item }, patience)
    },
    async fills(answers) {
      await form.waitFor(patience)
      for (const [label, value] of Object.entries(answers)) await fill(form, label, value)
    },
    async submits(button) {
      const title = await form.locator('.modal-title').textContent(patience)
      await form.getByRole('button', { name: button, exact: true }).click(patience)
      // It closes, or goes on to its next page.
      await form
        .locator('.modal-title', { hasText: title ?? '' })
        .waitFor({ ...patience, state: 'detached' })
    },
    async formLabels() {
      await form.waitFor(patience)
      return form.locator('.bk-label').allTextContents()
    },
    async types(text) {
      const box = page
        .locator('textarea, [contenteditable=true], input[placeholder^="Message"]')
        .last()
      await box.fill(text, patience)
      await box.press('Enter')
    },
  }
}

async function fill(form: Locator, label: string, value: string): Promise<void> {
  const field = form
    .locator('.bk-input', { has: form.page().locator('.bk-label', { hasText: label }) })
    .first()
  await field.waitFor(patience)
  const radio = field.locator('label', { hasText: value }).locator('input[type=radio]')
  if ((await radio.count()) > 0) return radio.first().check()
  const list = field.locator('select')
  if ((await list.count()) > 0) return void (await list.selectOption({ label: value }))
  await field.locator('input, textarea').first().fill(value)
}
