import { CardFactory, MessageFactory, TeamsInfo, TurnContext } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../../src/local/ports.ts'
import { startTeamsPage } from '../../../../src/local/teams-page.ts'
import { openTeamsDesk } from '../../../drivers/teams-page.ts'
import { aBot, appId, asActivity } from './a-bot.ts'
import { aScene, hoa, lan, leads, minh, type Scene, sam } from './a-team.ts'

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.stop())

const channel = (conversation = leads.id) => ({
  channelId: 'msteams',
  serviceUrl: scene.page.serviceUrl,
  conversation: { id: conversation, isGroup: true, conversationType: 'channel', name: 'Leads' },
})

describe('a message to the bot', () => {
  it('is answered in its own thread, and named as Teams names things', async () => {
    scene.bot.onMessage((context) => context.sendActivity('Chào Lan'))
    expect(await scene.desk.say(lan.objectId, leads.id, 'help')).toEqual({ kind: 'done' })

    const [asked, answer] = await scene.desk.messages(minh.objectId, leads.id)
    expect(answer).toMatchObject({ text: 'Chào Lan', root: asked?.id, by: { isBot: true } })
    expect(scene.bot.heard[0]).toMatchObject({
      text: '<at>Baton</at> help',
      channelId: 'msteams',
      locale: 'vi-VN',
      localTimezone: 'Asia/Ho_Chi_Minh',
      from: { name: lan.name, aadObjectId: lan.objectId, id: expect.stringMatching(/^29:/) },
      recipient: { id: `28:${appId}` },
      conversation: {
        id: `${leads.id};messageid=${asked?.id}`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: scene.page.tenantId,
      },
      channelData: { channel: { id: leads.id }, tenant: { id: scene.page.tenantId } },
      entities: expect.arrayContaining([expect.objectContaining({ type: 'mention' })]),
    })
  })

  it('is not heard in a channel unless it names the bot', async () => {
    await scene.desk.say(lan.objectId, leads.id, 'nói với nhau thôi', { namesBot: false })
    await scene.desk.say(lan.objectId, leads.id, 'help')
    expect(scene.bot.heard.map(({ text }) => text)).toEqual(['<at>Baton</at> help'])
    expect(await scene.desk.messages(sam.objectId, leads.id)).toHaveLength(2)
  })

  it('is private in a chat, and needs no mention there', async () => {
    scene.bot.onMessage((context) => context.sendActivity('của riêng Lan'))
    const chat = await scene.desk.chat(lan.objectId)
    await scene.desk.say(lan.objectId, chat, 'leads')
    expect(scene.bot.heard[0]).toMatchObject({
      text: 'leads',
      conversation: { id: expect.stringMatching(/^a:/), conversationType: 'personal' },
    })
    const texts = async (who: string) => (await scene.desk.page(who)).messages.map((m) => m.text)
    expect(await texts(lan.objectId)).toEqual(['leads', 'của riêng Lan'])
    expect(await texts(minh.objectId)).toEqual([])
    await expect(scene.desk.say(minh.objectId, chat, 'ai đó?')).rejects.toThrow(
      'there is no such conversation',
    )
  })

  it('that a bot refuses is told so to who wrote it', async () => {
    const stranger = await startTeamsPage({
      port: await freePort(),
      botEndpoint: scene.botEndpoint,
      people: [lan],
      channels: [leads],
      appId,
    })
    try {
      // The stranger signs with a key of its own: the bot trusts the first page's key alone.
      const desk = openTeamsDesk(stranger)
      const refused = { kind: 'failed', code: 'bot_refused', detail: '401' }
      expect(await desk.say(lan.objectId, leads.id, 'help')).toEqual(refused)
      await expect(stranger.announceInstallation()).rejects.toThrow('bot_refused 401')
      expect(scene.bot.heard).toEqual([])
    } finally {
      await stranger.stop()
    }
  })

  it('to a bot that is down is told so', async () => {
    await scene.bot.stop()
    expect(await scene.desk.say(lan.objectId, leads.id, 'help')).toMatchObject({
      kind: 'failed',
      code: 'bot_unreachable',
    })
  })
})

describe('the bot', () => {
  it('posts in a channel, answers there in a thread, edits and removes', async () => {
    const ids: string[] = []
    await scene.bot.speakIn(channel(), async (context) => {
      ids.push((await context.sendActivity('lead mới'))?.id ?? '')
    })
    const root = ids[0] ?? ''
    await scene.bot.speakIn(channel(`${leads.id};messageid=${root}`), async (context) => {
      ids.push((await context.sendActivity('quay lại'))?.id ?? '')
      await context.updateActivity({ type: 'message', id: root, text: 'đã nhận' })
    })
    const seen = async () =>
      (await scene.desk.messages(lan.objectId, leads.id)).map(({ id, root, text, edits }) => ({
        id,
        root,
        text,
        edits,
      }))
    expect(await seen()).toEqual([
      { id: root, root, text: 'đã nhận', edits: 1 },
      { id: ids[1], root, text: 'quay lại', edits: 0 },
    ])
    await scene.bot.speakIn(channel(), (context) => context.deleteActivity(ids[1] ?? ''))
    expect((await scene.desk.messages(lan.objectId, leads.id))[1]).toMatchObject({
      isDeleted: true,
      text: '',
    })
  })

  it('is told when what it edits, or the thread it answers in, is not there', async () => {
    const edit = scene.bot.speakIn(channel(), (context) =>
      context.updateActivity({ type: 'message', id: '42', text: 'x' }),
    )
    await expect(edit).rejects.toMatchObject({
      statusCode: 404,
      code: 'ActivityNotFoundInConversation',
    })
    const answer = scene.bot.speakIn(channel(`${leads.id};messageid=42`), (context) =>
      context.sendActivity('x'),
    )
    await expect(answer).rejects.toMatchObject({ statusCode: 404, code: 'ConversationNotFound' })
    const elsewhere = scene.bot.speakIn(channel('19:nowhere@thread.tacv2'), (context) =>
      context.sendActivity('x'),
    )
    await expect(elsewhere).rejects.toMatchObject({ code: 'ConversationNotFound' })
  })

  it('may not edit what people wrote', async () => {
    await scene.desk.say(lan.objectId, leads.id, 'help')
    const { id } = await scene.desk.message(lan.objectId, leads.id)
    const edit = scene.bot.speakIn(channel(), (context) =>
      context.updateActivity({ type: 'message', id, text: 'x' }),
    )
    await expect(edit).rejects.toMatchObject({ code: 'ActivityNotFoundInConversation' })
  })

  it('opens the chat with a person, the same every time, by MRI or object id', async () => {
    await scene.bot.speakIn(channel(), async (context) => {
      const [member] = await TeamsInfo.getMembers(context)
      for (const id of [member?.id ?? '', lan.objectId]) {
        const parameters = {
          isGroup: false,
          members: [{ id, name: '' }],
          tenantId: scene.page.tenantId,
          bot: { id: `28:${appId}`, name: 'Baton' },
          activity: asActivity({}),
          channelData: {},
        }
        await scene.bot.adapter.createConversationAsync(
          appId,
          'msteams',
          scene.page.serviceUrl,
          scene.page.issuer,
          parameters,
          async (chat) => {
            await chat.sendActivity(`gửi ${id.slice(0, 2)}`)
          },
        )
      }
    })
    const chat = await scene.desk.chat(lan.objectId)
    const texts = (await scene.desk.messages(lan.objectId, chat)).map(({ text }) => text)
    expect(texts).toEqual(['gửi 29', 'gửi 00'])
  })

  it('begins a thread with a card by asking for a conversation', async () => {
    const threads: string[] = []
    await scene.bot.speakIn(channel(), async (context) => {
      const card = CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', body: [] })
      const message = asActivity(MessageFactory.attachment(card))
      const [reference] = await TeamsInfo.sendMessageToTeamsChannel(
        context,
        message,
        leads.id,
        appId,
      )
      threads.push(reference.conversation?.id ?? '')
    })
    const { id, attachments } = await scene.desk.message(lan.objectId, leads.id)
    expect(attachments).toHaveLength(1)
    expect(threads).toEqual([`${leads.id};messageid=${id}`])
  })

  it('reads who is there: one, all, in pages; and the team', async () => {
    await scene.bot.speakIn(channel(), async (context) => {
      const first = await TeamsInfo.getPagedMembers(context, 3)
      const rest = await TeamsInfo.getPagedMembers(context, 3, first.continuationToken)
      expect([first, rest].map(({ members }) => members.map(({ name }) => name))).toEqual([
        [lan.name, minh.name, sam.name],
        [hoa.name],
      ])
      expect(rest.continuationToken).toBeUndefined()
      expect(await TeamsInfo.getMember(context, hoa.objectId)).toMatchObject({
        aadObjectId: hoa.objectId,
        email: hoa.email,
        tenantId: scene.page.tenantId,
      })
      await expect(TeamsInfo.getMember(context, '29:nobody')).rejects.toMatchObject({
        code: 'MemberNotFoundInConversation',
      })
    })
    await scene.page.announceInstallation()
    const told = scene.bot.heard.find(({ conversation }) => conversation?.id === leads.id)
    const inTeam = { ...channel(), ...TurnContext.getConversationReference(told ?? {}) }
    await scene.bot.speakIn(inTeam, async (context) => {
      const teamId = told?.channelData.team.id
      expect(await TeamsInfo.getTeamDetails(context, teamId)).toMatchObject({ memberCount: 4 })
      expect(await TeamsInfo.getTeamChannels(context, teamId)).toMatchObject([{ id: leads.id }])
      const { members } = await TeamsInfo.getPagedTeamMembers(context, teamId)
      expect(members).toHaveLength(4)
    })
  })

  it('learns every channel, group chat and personal chat from the installation', async () => {
    await scene.page.announceInstallation()
    const updates = scene.bot.heard.filter(({ type }) => type === 'conversationUpdate')
    expect(updates.map(({ conversation }) => conversation?.conversationType)).toEqual([
      'channel',
      'groupChat',
      ...Array(4).fill('personal'),
    ])
    expect(updates[0]).toMatchObject({
      membersAdded: [{ id: `28:${appId}` }],
      channelData: { eventType: 'teamMemberAdded', channel: { id: leads.id, name: 'Leads' } },
    })
    expect(scene.bot.heard.filter(({ type }) => type === 'installationUpdate')).toHaveLength(6)
  })

  it('without the right token is refused', async () => {
    const bot = await aBot(await freePort(), { ...scene.page, botToken: 'another' })
    try {
      const speaking = bot.speakIn(channel(), (context) => context.sendActivity('x'))
      await expect(speaking).rejects.toMatchObject({ statusCode: 401, code: 'Unauthorized' })
    } finally {
      await bot.stop()
    }
    expect(await scene.desk.messages(lan.objectId, leads.id)).toEqual([])
  })
})
