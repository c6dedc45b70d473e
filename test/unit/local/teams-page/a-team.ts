import { freePort } from '../../../../src/local/ports.ts'
import {
  startTeamsPage,
  type TeamsPage,
  type TeamsPageChannel,
  type TeamsPageOptions,
  type TeamsPagePerson,
} from '../../../../src/local/teams-page.ts'
import { openTeamsDesk, type TeamsDesk } from '../../../drivers/teams-page.ts'
import { type ABot, aBot, appId } from './a-bot.ts'

export const lan = aPerson('Nguyễn Thị Lan', 'lan', { locale: 'vi-VN' })
export const minh = aPerson('Trần Văn Minh', 'minh', { locale: 'vi-VN' })
export const sam = aPerson('Sam Carter', 'sam', { locale: 'en-US', zone: 'Europe/Berlin' })
export const hoa = aPerson('Lê Thị Hoa', 'hoa', { locale: 'vi-VN', isManager: true })

export const leads: TeamsPageChannel = { id: '19:leads@thread.tacv2', name: 'Leads' }
const managers: TeamsPageChannel = {
  id: '19:managers@thread.v2',
  name: 'Managers',
  kind: 'group',
}

export interface Scene {
  readonly page: TeamsPage
  readonly bot: ABot
  readonly botEndpoint: string
  readonly desk: TeamsDesk
  stop(): Promise<void>
}

/** A page, a bot that it talks to, and people who are about to. */
export async function aScene(change: Partial<TeamsPageOptions> = {}): Promise<Scene> {
  const [port, botPort] = [await freePort(), await freePort()]
  const botEndpoint = `http://127.0.0.1:${botPort}/api/messages`
  const page = await startTeamsPage({
    port,
    botEndpoint,
    people: [lan, minh, sam, hoa],
    channels: [leads, managers],
    appId,
    withTestHooks: true,
    ...change,
  })
  const bot = await aBot(botPort, page)
  return {
    page,
    bot,
    botEndpoint,
    desk: openTeamsDesk(page),
    async stop() {
      await page.stop()
      await bot.stop()
    },
  }
}

function aPerson(
  name: string,
  nick: string,
  rest: Partial<TeamsPagePerson> & Pick<TeamsPagePerson, 'locale'>,
): TeamsPagePerson {
  const objectId = `00000000-0000-4000-8000-${Buffer.from(nick).toString('hex').padStart(12, '0')}`
  return { objectId, name, email: `${nick}@example.vn`, zone: 'Asia/Ho_Chi_Minh', ...rest }
}
