import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, whyNoBrowser } from '../../../e2e/browser.ts'
import { asActivity } from './a-bot.ts'
import { callForm, leadCard, refreshed } from './a-lead-card.ts'
import { aScene, hoa, lan, leads, minh, type Scene } from './a-team.ts'

let scene: Scene
let browser: Browser
let page: Page
/** What the browser itself complains of: a broken script, a blocked style. */
const complaints: string[] = []
const patience = { timeout: 10_000 }

const open = (who: { objectId: string }, conversation = leads.id) =>
  page.goto(`${scene.page.url}/?as=${who.objectId}&in=${encodeURIComponent(conversation)}`)

/** With BATON_SHOTS pictures to look at are left in the folder for temporary files. */
const picture = async (name: string) => {
  if (process.env['BATON_SHOTS'] === undefined) return
  await page.screenshot({ path: join(tmpdir(), `teams-page-${name}.png`) })
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const sees = (text: string) => page.getByText(text).first().waitFor(patience)

const inChannel = () => ({
  channelId: 'msteams',
  serviceUrl: scene.page.serviceUrl,
  conversation: { id: leads.id, isGroup: true, conversationType: 'channel', name: '' },
})
const send = (context: TurnContext, card: object) =>
  context.sendActivity(asActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card))))

describe.skipIf(whyNoBrowser !== null)(`the page in a browser${whyNoBrowser ?? ''}`, () => {
  beforeAll(async () => {
    scene = await aScene()
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    scene.bot.onMessage((context) => context.sendActivity('**/leads** · <b>hàng đợi</b> của tôi'))
    scene.bot.onInvoke('task/fetch', () => ({
      task: {
        type: 'continue',
        value: { title: 'Ghi kết quả gọi', card: CardFactory.adaptiveCard(callForm) },
      },
    }))
    scene.bot.onInvoke('task/submit', () => ({ task: { type: 'message', value: 'Đã ghi.' } }))
    scene.bot.onInvoke('adaptiveCard/action', (value, { activity }) =>
      refreshed(value, activity.from.name),
    )
    await scene.desk.say(lan.objectId, leads.id, 'leads')
    await scene.bot.speakIn(inChannel(), (context) => send(context, leadCard([])))
  })
  afterAll(async () => {
    await browser?.close()
    await scene?.stop()
  })

  it('shows posts, cards and who one is, in the language of that person', async () => {
    await open(lan)
    await sees('Anh Minh · Công ty An Phát')
    await sees('không có gì rời khỏi máy')
    await picture('1280-channel')
    expect(await page.locator('.thread').count()).toBe(2)
    await page.getByLabel('Bạn là').selectOption({ label: 'Sam Carter' })
    await sees('nothing leaves this machine')
    expect(new URL(page.url()).searchParams.get('in')).toBe(leads.id)
  })

  it('shows what strangers write as text', async () => {
    await sees('<b>hàng đợi</b>')
    expect(await page.locator('.text strong').first().textContent()).toBe('/leads')
  })

  it('sends what is written, to the bot when it is named', async () => {
    await open(minh)
    await page.getByPlaceholder('Viết bài mới').fill('pipeline tuần này')
    await button('Gửi').click()
    await sees('pipeline tuần này')
    await page.locator('.thread').nth(2).getByText('bot', { exact: true }).waitFor(patience)
    expect(scene.bot.heard.at(-1)).toMatchObject({ text: '<at>Baton</at> pipeline tuần này' })
    await page.locator('.thread').first().getByRole('button', { name: 'Trả lời' }).click()
    await button('Nhắc tên Baton').first().click()
    await page.getByPlaceholder('Viết trả lời').fill('Lan xem giúp nhé')
    await page.keyboard.press('Enter')
    await page.locator('.thread').first().getByText('Lan xem giúp nhé').waitFor(patience)
    expect(scene.bot.heard.at(-1)).toMatchObject({ text: '<at>Baton</at> pipeline tuần này' })
  })

  it('gives a person their own card, others the common one, and the menu of more', async () => {
    await open(lan)
    await button('✋ Nhận lead').click()
    await sees('Bạn giữ lead này')
    await picture('1280-claimed')
    await page.getByRole('button', { name: 'Thêm hành động' }).click()
    await page.getByRole('menuitem', { name: 'Lead rác' }).waitFor(patience)
    await picture('1280-menu')
    await page.keyboard.press('Escape')
    await sees('Chỉ bạn thấy thẻ này')
    await open(hoa)
    await button('✋ Nhận lead').waitFor(patience)
    expect(await page.getByText('Chỉ bạn thấy thẻ này').count()).toBe(0)
  })

  it('opens a dialog, refuses what is missing, and says what came of it', async () => {
    await open(lan)
    await button('Ghi kết quả gọi').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await dialog.getByText('Chọn kết quả').waitFor(patience)
    await picture('1280-dialog')
    await dialog.getByLabel('Kết quả').selectOption({ label: 'Đã gặp' })
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await sees('Đã ghi.')
    await dialog.waitFor({ ...patience, state: 'hidden' })
    expect(scene.bot.heard.at(-1)).toMatchObject({
      name: 'task/submit',
      value: { data: { outcome: 'reached' } },
    })
  })

  it('refreshes a card that is looked at, for those it lists', async () => {
    const mri = scene.bot.heard.at(-1)?.from?.id ?? ''
    await scene.bot.speakIn(inChannel(), (context) => send(context, leadCard([mri])))
    await page.getByText('cho Nguyễn Thị Lan').waitFor(patience)
    await open(hoa)
    await sees('Anh Minh · Công ty An Phát')
    expect(await page.getByText('cho Lê Thị Hoa').count()).toBe(0)
  })

  it('marks what is unread until it is opened', async () => {
    const chat = await scene.desk.chat(hoa.objectId)
    await scene.bot.speakIn(
      {
        ...inChannel(),
        conversation: { id: chat, isGroup: false, conversationType: 'personal', name: '' },
      },
      (context) => context.sendActivity('Một lead sắp quá hạn gọi.'),
    )
    await page.getByLabel('chưa đọc').waitFor(patience)
    await page.locator('.rail').getByRole('button', { name: 'Baton' }).click()
    await sees('Một lead sắp quá hạn gọi.')
    await page.getByPlaceholder('Viết tin nhắn').fill('leads')
    await page.keyboard.press('Enter')
    await page.locator('.mine').waitFor(patience)
    await picture('1280-chat')
    expect(await page.getByLabel('chưa đọc').count()).toBe(0)
  })

  it('works on a phone, with the rail as a drawer', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open(minh)
    await sees('Anh Minh · Công ty An Phát')
    await picture('390-channel')
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBe(390)
    const rail = page.locator('.rail')
    expect(await rail.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Danh sách trò chuyện' }).click()
    await rail.waitFor({ ...patience, state: 'visible' })
    await picture('390-drawer')
    await rail.getByRole('button', { name: 'Managers' }).click()
    await rail.waitFor({ ...patience, state: 'hidden' })
    await sees('Nhóm chat · 4 người')
    await open(lan)
    await button('Ghi kết quả gọi').first().click()
    await page.getByRole('dialog').waitFor(patience)
    await picture('390-dialog')
  })

  it('says that the bot is away', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await scene.bot.stop()
    await open(lan)
    await page.getByPlaceholder('Viết bài mới').fill('có ai không')
    await button('Gửi').click()
    await page.getByRole('alert').getByText('Baton không phản hồi').waitFor(patience)
    await picture('1280-away')
  })

  it('gave the browser nothing to complain of', () => {
    expect(complaints).toEqual([])
  })
})
