import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slackPageProgram } from '../../src/local/slack-page.ts'
import { openBrowser, whyNoBrowser } from './browser.ts'
import { type RunningProgram, startProgram } from './program.ts'
import { openSlackPage, type SlackUser } from './slack-page.ts'

const whyNot =
  whyNoBrowser ??
  (slackPageProgram() === null
    ? ' — SKIPPED: the local Slack page is published for Linux on x64 only'
    : null)

/** Where the README's pictures are kept; set BATON_SHOTS to draw them anew. */
const shots = process.env['BATON_SHOTS']

describe.skipIf(whyNot !== null)(`from a form to a signed deal${whyNot ?? ''}`, () => {
  let program: RunningProgram
  let browser: Browser

  beforeAll(async () => {
    program = await startProgram()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await program?.remove()
  })

  it('carries a lead in Vietnamese, asking only what the buyer has not said', async () => {
    await sendForm('vi', { name: 'Nguyễn Văn Minh', phone: '0901 234 567', company: 'An Phát' })
    const lan = await chatAs('Lan')
    await lan.open('leads')
    await lan.sees(/NÓNG · \d+ — Nguyễn Văn Minh/)
    await picture(lan.page, 'card')

    await lan.clicks('Nhận lead')
    await lan.sees(/Lan nhận lúc/)
    await lan.open('Lan')
    await lan.sees('+84 901 234 567')

    await lan.clicks('Ghi kết quả gọi')
    await lan.fills({ 'Cuộc gọi thế nào?': 'Gặp được khách' })
    await picture(lan.page, 'call-form')
    await lan.submits('Lưu')
    await lan.sees('Hỏi thêm khách')
    const asked = (await lan.formLabels()).join(' | ')
    expect(asked).toContain('Ngân sách')
    expect(asked).not.toContain('Khách có cần thật không?')
    await lan.fills({
      'Ngân sách bao nhiêu?': '500 triệu',
      'Ai là người quyết?': 'quyết',
      'Khi nào cần?': 'tháng này',
    })
    await lan.submits('Lưu')
    await lan.sees(/SQL/)

    await lan.clicks('Đặt lịch hẹn')
    await lan.fills({ Ngày: tomorrow(), Giờ: '10:00', 'Địa điểm': 'Văn phòng An Phát, Q1' })
    await lan.submits('Lưu')
    await lan.sees(/Văn phòng An Phát/)
    await lan.clicks('Ghi kết quả hẹn')
    await lan.fills({ 'Buổi hẹn thế nào?': 'Đã gặp' })
    await lan.submits('Lưu')

    await lan.picks('Chốt được hợp đồng')
    await lan.fills({ 'Giá trị hợp đồng': '650 triệu', 'Số hợp đồng': 'HD-2026-11' })
    await lan.submits('Lưu')
    await lan.open('leads')
    await lan.sees(/650 triệu/)

    await lan.types('/pipeline')
    await lan.sees(/Chốt/)
    await picture(lan.page, 'pipeline')
    const { out } = await program.baton('pipeline', '--json')
    expect(JSON.parse(out)).toMatchObject({
      leads: 1,
      funnel: [{}, {}, {}, { step: 'won', count: 1 }],
    })
  })

  async function sendForm(
    language: 'vi' | 'en',
    buyer: { readonly name: string; readonly phone: string; readonly company: string },
  ): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${program.url}/form?lang=${language}`)
    for (const [field, value] of Object.entries(buyer)) await page.fill(`[name=${field}]`, value)
    await page.fill('[name=title]', language === 'vi' ? 'Giám đốc' : 'Director')
    await page.fill(
      '[name=message]',
      language === 'vi' ? 'Cần báo giá cho 40 người' : 'Please send a quote for 40 people',
    )
    await page.selectOption('[name=budget]', { index: 3 })
    await picture(page, 'form')
    await page.click('button[type=submit]')
    await page.waitForURL(/\/form\/thanks/)
    await page.close()
  }

  async function chatAs(name: string): Promise<SlackUser> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const user = await openSlackPage(page, program.slackUrl)
    await user.actAs(name)
    return user
  }
})

async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  await page.waitForTimeout(300)
  await page.screenshot({ path: `${folder}${name}.png` })
}

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
