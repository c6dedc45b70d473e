import { CardFactory, MessageFactory } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardOf, textsOf } from '../../../drivers/teams-card.ts'
import { asActivity } from './a-bot.ts'
import { aScene, hoa, lan, leads, minh, type Scene } from './a-team.ts'

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.stop())

const card = (text: string, rest: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
  ...rest,
})
const claim = { type: 'Action.Execute', title: 'Nhận lead', verb: 'claim', data: { lead: 'L1' } }
const refreshFor = (userIds?: readonly string[]) => ({
  refresh: { action: { type: 'Action.Execute', verb: 'view', data: { lead: 'L1' } }, userIds },
})
const answersCard = (value: object) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value,
})
const says = (value: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
})

const inChannel = () => ({
  channelId: 'msteams',
  serviceUrl: scene.page.serviceUrl,
  conversation: { id: leads.id, isGroup: true, conversationType: 'channel', name: '' },
})
const message = (content: object) =>
  asActivity(MessageFactory.attachment(CardFactory.adaptiveCard(content)))
const post = (content: object) =>
  scene.bot.speakIn(inChannel(), (context) => context.sendActivity(message(content)))
const edit = async (id: string, content: object) =>
  scene.bot.speakIn(inChannel(), (context) =>
    context.updateActivity({ ...message(content), id, conversation: inChannel().conversation }),
  )
const seenBy = async ({ objectId }: { objectId: string }) =>
  textsOf(cardOf(await scene.desk.message(objectId, leads.id)))
const newest = () => scene.desk.message(lan.objectId, leads.id)

describe('a button', () => {
  it('gives its card to who clicked, until the message is edited', async () => {
    await post(card('ai nhận?', { actions: [claim] }))
    scene.bot.onInvoke('adaptiveCard/action', () => answersCard(card('của bạn')))
    const outcome = await scene.desk.click(lan.objectId, await newest(), 'Nhận lead')
    expect(outcome).toMatchObject({ kind: 'card' })
    expect(await seenBy(lan)).toEqual(['của bạn'])
    expect(await seenBy(minh)).toEqual(['ai nhận?'])

    await edit((await newest()).id, card('Lan đã nhận'))
    expect(await seenBy(lan)).toEqual(['Lan đã nhận'])
  })

  it('tells the bot what Teams tells it', async () => {
    const body = [{ type: 'Input.Text', id: 'note', value: 'gọi chiều' }]
    await post({ ...card(''), body, actions: [claim] })
    const asked = await newest()
    scene.bot.onInvoke('adaptiveCard/action', () => says('được'))
    await scene.desk.click(lan.objectId, asked, 'Nhận lead')
    expect(scene.bot.heard[0]).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: asked.id,
      from: { aadObjectId: lan.objectId },
      conversation: { id: `${leads.id};messageid=${asked.id}` },
      value: {
        trigger: 'manual',
        action: {
          type: 'Action.Execute',
          verb: 'claim',
          data: { lead: 'L1', note: 'gọi chiều' },
        },
      },
    })
  })

  it('shows what the bot says, its errors, and that it made no sense', async () => {
    await post(card('', { actions: [claim] }))
    const click = async (answer: unknown) => {
      scene.bot.onInvoke('adaptiveCard/action', () => answer)
      return scene.desk.click(lan.objectId, await newest(), 'Nhận lead')
    }
    expect(await click(says('Lan đã nhận trước'))).toEqual({
      kind: 'note',
      text: 'Lan đã nhận trước',
    })
    const error = { code: 'BadRequest', message: 'Thiếu số điện thoại' }
    const refused = { statusCode: 400, type: 'application/vnd.microsoft.error', value: error }
    expect(await click(refused)).toEqual({
      kind: 'failed',
      code: 'card_error',
      detail: 'Thiếu số điện thoại',
    })
    expect(await click({ nonsense: true })).toMatchObject({ code: 'bot_unclear' })
  })

  it('of a submit is a message with its data, and asks nobody else', async () => {
    const why = { type: 'Action.Submit', title: 'Vì sao?', data: { act: 'why' } }
    await post(card('', { actions: [why] }))
    scene.bot.onMessage((context) => context.sendActivity(`+25 ${context.activity.value.act}`))
    const asked = await newest()
    expect(await scene.desk.click(lan.objectId, asked, 'Vì sao?')).toEqual({ kind: 'done' })
    expect(await newest()).toMatchObject({ text: '+25 why', root: asked.id })
  })

  it('on a message that is gone is refused', async () => {
    await post(card('', { actions: [claim] }))
    const asked = await newest()
    await scene.bot.speakIn(inChannel(), (context) => context.deleteActivity(asked.id))
    await expect(scene.desk.click(lan.objectId, asked, 'Nhận lead')).rejects.toThrow(
      'there is no such message',
    )
  })
})

describe('a dialog', () => {
  const log = {
    type: 'Action.Submit',
    title: 'Ghi kết quả',
    data: { msteams: { type: 'task/fetch' }, lead: 'L1' },
  }
  const form = {
    ...card('Kết quả gọi'),
    body: [
      {
        type: 'Input.ChoiceSet',
        id: 'outcome',
        isRequired: true,
        choices: [{ title: 'Gặp', value: 'reached' }],
      },
      { type: 'Input.Text', id: 'note', value: 'hỏi giá' },
    ],
    actions: [{ type: 'Action.Submit', title: 'Lưu', data: { form: 'call' } }],
  }
  const opens = (content: object) => ({
    task: { type: 'continue', value: { title: 'Gọi', card: CardFactory.adaptiveCard(content) } },
  })

  beforeEach(() => post(card('', { actions: [log] })))

  it('opens, is filled and sent, goes on, and closes with a word', async () => {
    scene.bot.onInvoke('task/fetch', () => opens(form))
    const asked = await newest()
    const opened = await scene.desk.click(lan.objectId, asked, 'Ghi kết quả')
    expect(opened).toMatchObject({ kind: 'dialog', dialog: { title: 'Gọi', card: form } })
    expect(scene.bot.heard[0]).toMatchObject({ name: 'task/fetch', value: { data: log.data } })

    const answers = { outcome: 'reached' }
    const submit = () => scene.desk.submit(lan.objectId, asked, { card: form, answers })
    scene.bot.onInvoke('task/submit', () => opens(card('Bước 2')))
    expect(await submit()).toMatchObject({ kind: 'dialog', dialog: { card: card('Bước 2') } })
    expect(scene.bot.heard[1]).toMatchObject({
      name: 'task/submit',
      value: { data: { form: 'call', outcome: 'reached', note: 'hỏi giá' } },
    })
    scene.bot.onInvoke('task/submit', () => ({ task: { type: 'message', value: 'Đã lưu' } }))
    expect(await submit()).toEqual({ kind: 'note', text: 'Đã lưu' })
    scene.bot.onInvoke('task/submit', () => undefined)
    expect(await submit()).toEqual({ kind: 'done' })
  })

  it('that the bot does not give is told so', async () => {
    scene.bot.onInvoke('task/fetch', () => undefined)
    expect(await scene.desk.click(lan.objectId, await newest(), 'Ghi kết quả')).toEqual({
      kind: 'failed',
      code: 'bot_unclear',
      detail: 'task/fetch',
    })
  })

  it('is not sent by the driver with what the renderer would refuse', async () => {
    const asked = await newest()
    const send = (answers: Record<string, string>) => async () =>
      scene.desk.submit(lan.objectId, asked, { card: form, answers })
    await expect(send({})).rejects.toThrow('the input outcome must be filled')
    await expect(send({ outcome: 'eaten' })).rejects.toThrow('no choice eaten in reached')
    await expect(send({ mood: 'good' })).rejects.toThrow('no input mood in outcome, note')
  })
})

describe('a card that refreshes', () => {
  const asks = () => scene.bot.heard.filter(({ name }) => name === 'adaptiveCard/action')
  const mriOf = async ({ objectId }: { objectId: string }): Promise<string> => {
    await scene.desk.say(objectId, leads.id, 'help')
    return scene.bot.heard.at(-1)?.from?.id ?? ''
  }

  it('does so only for those it lists, once, and again when it was edited', async () => {
    const refresh = refreshFor([await mriOf(lan)])
    scene.bot.onInvoke('adaptiveCard/action', () => answersCard(card('số đầy đủ')))
    await post(card('số che', refresh))
    expect(await seenBy(lan)).toEqual(['số đầy đủ'])
    expect(await seenBy(lan)).toEqual(['số đầy đủ'])
    expect(await seenBy(hoa)).toEqual(['số che'])
    expect(asks()).toHaveLength(1)
    expect(asks()[0]?.value).toMatchObject({
      trigger: 'automatic',
      action: { verb: 'view', data: { lead: 'L1' } },
    })

    await edit((await newest()).id, card('số che 2', refresh))
    expect(await seenBy(hoa)).toEqual(['số che 2'])
    expect(await seenBy(lan)).toEqual(['số đầy đủ'])
    expect(asks()).toHaveLength(2)
  })

  it('does so for everybody where it lists nobody, and by hand for anybody', async () => {
    scene.bot.onInvoke('adaptiveCard/action', (_, { activity }) =>
      answersCard(card(`cho ${activity.from.name}`)),
    )
    await post(card('chung', refreshFor()))
    expect(await seenBy(minh)).toEqual([`cho ${minh.name}`])

    await post(card('chung', refreshFor(['29:somebody-else'])))
    expect(await seenBy(minh)).toEqual(['chung'])
    await scene.desk.refresh(minh.objectId, await newest())
    expect(await seenBy(minh)).toEqual([`cho ${minh.name}`])
    expect(asks().at(-1)?.value).toMatchObject({ trigger: 'manual' })
  })

  it('stays as it is when the bot has no answer', async () => {
    await post(card('chung', refreshFor()))
    expect(await seenBy(minh)).toEqual(['chung'])
    expect(asks()).toHaveLength(1)
  })
})
