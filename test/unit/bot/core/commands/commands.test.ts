import { describe, expect, it } from 'vitest'
import { readQuestion } from '../../../../../src/bot/core/commands/pipeline.ts'
import { handle } from '../../../../../src/bot/core/handle.ts'
import type { Asker, CommandName } from '../../../../../src/bot/core/inbound.ts'
import { aDesk, aManager, anAsker, type DeskFacts } from '../../../../builders/desk.ts'
import { aClaimedLead, aLead, clock, leadId, memberId } from '../../../../builders/lead.ts'
import { aPipeline } from '../../../../builders/pipeline.ts'
import { actionsOf, cardOf, formOf, printCard } from '../../../../builders/print.ts'

const say = (name: CommandName, text: string, facts: DeskFacts = {}, asker: Asker = anAsker()) =>
  handle({ kind: 'command', id: 'c', asker, name, text }, aDesk(facts).desk)
const told = async (...of: Parameters<typeof say>) => printCard(cardOf(await say(...of)))

describe('/lead', () => {
  const facts = { leads: [aLead(), aLead({ id: leadId(2), name: 'Trần Minh', number: 7 })] }

  it('shows the one lead it finds, with its history', async () => {
    const entry = { kind: 'arrived', at: clock('09:29'), source: 'zalo' } as const
    const shown = await told('lead', '#1042', { ...facts, history: [entry] })
    expect(shown).toContain('Anh Minh')
    expect(shown).toContain('Khách đến qua Zalo')
  })

  it('lists several', async () => {
    const card = cardOf(await say('lead', 'Minh', facts))
    expect(printCard(card)).toContain('“Minh”: 2 lead')
    expect(actionsOf(card)).toEqual([`lead|show|${leadId(1)}`, `lead|show|${leadId(2)}`])
  })

  it('says that there is none, and how to make one', async () => {
    const card = cardOf(await say('lead', 'Xuân', facts))
    expect(printCard(card)).toContain('Không có lead nào khớp “Xuân”')
    expect(actionsOf(card)).toEqual(['new_lead'])
  })

  it.each(['new', 'mới', 'moi', ' NEW '])('%j opens the form', async (text) => {
    expect(formOf(await say('lead', text)).id).toBe('new_lead')
  })

  it.each(['why #1042', 'vì sao #1042', 'VI SAO #1042', 'tại sao #1042'])(
    '%j explains the score',
    async (text) => {
      expect(await told('lead', text, facts)).toContain(
        '+25 xem hết bảng giá · T2 30/11 · pricing_read',
      )
    },
  )

  it.each(['history #1042', 'lịch sử #1042', 'lich su #1042'])(
    '%j tells the history',
    async (text) => {
      expect(await told('lead', text, facts)).toContain('Lịch sử: Anh Minh')
    },
  )

  it.each(['', '  ', 'why', 'lịch sử'])('%j is answered with examples', async (text) => {
    expect(await told('lead', text, facts)).toContain('/lead 0903123456')
  })
})

describe('/leads', () => {
  const facts = { leads: [aClaimedLead(), aLead({ id: leadId(2) })] }

  it.each(['', 'của tôi', 'mine'])('%j is my queue', async (text) => {
    expect(await told('leads', text, facts)).toContain('Việc của bạn: 1 lead')
  })

  it.each(['open', 'mở', 'chưa nhận'])('%j is what nobody has', async (text) => {
    expect(await told('leads', text, facts)).toContain('Chưa ai nhận: 1 lead')
  })

  it.each(['@Lan', 'lan', '<@U0LAN|lan>', '<@U0LAN>', '@U0LAN'])('%j is Lan’s', async (text) => {
    const huy = anAsker({ memberId: memberId('huy') })
    expect(await told('leads', text, facts, huy)).toContain('Việc của Lan: 1 lead')
  })

  it('finds a colleague by the name people use', async () => {
    expect(await told('leads', '@mai', facts)).toContain('Việc của Trần Thị Mai: 0 lead')
  })

  it('says what it would have understood', async () => {
    const answer = await told('leads', '@Nobody', facts)
    expect(answer).toContain('Mình chưa hiểu “/leads @Nobody”')
    expect(answer).toContain('/leads mở')
  })
})

describe('/pipeline', () => {
  const reader = { zone: 'Asia/Ho_Chi_Minh', now: clock('09:32') }
  const day = (date: string) => clock('00:00', date)

  it.each([
    ['', '2026-11-01', '2026-12-01', 'stage'],
    ['today', '2026-11-30', '2026-12-01', 'stage'],
    ['hôm nay', '2026-11-30', '2026-12-01', 'stage'],
    ['hom qua', '2026-11-29', '2026-11-30', 'stage'],
    ['tuần', '2026-11-30', '2026-12-07', 'stage'],
    ['tuần trước', '2026-11-23', '2026-11-30', 'stage'],
    ['last month', '2026-10-01', '2026-11-01', 'stage'],
    ['tháng này', '2026-11-01', '2026-12-01', 'stage'],
    ['quý', '2026-10-01', '2027-01-01', 'stage'],
    ['quý trước', '2026-07-01', '2026-10-01', 'stage'],
    ['năm', '2026-01-01', '2027-01-01', 'stage'],
    ['week by rep', '2026-11-30', '2026-12-07', 'rep'],
    ['by source', '2026-11-01', '2026-12-01', 'source'],
    ['theo nguồn', '2026-11-01', '2026-12-01', 'source'],
    ['tháng trước theo nhân viên', '2026-10-01', '2026-11-01', 'rep'],
    ['theo trạng thái quý này', '2026-10-01', '2027-01-01', 'stage'],
    ['2026-11-01 2026-11-15', '2026-11-01', '2026-11-16', 'stage'],
    ['2026-11-05', '2026-11-05', '2026-11-06', 'stage'],
    ['1/11 - 15/11 theo nguồn', '2026-11-01', '2026-11-16', 'source'],
    ['từ 1/11 đến 15/11', '2026-11-01', '2026-11-16', 'stage'],
    ['from 1/11/2025 to 2/11/2025', '2025-11-01', '2025-11-03', 'stage'],
  ])('%j is from %s until %s by %s', (text, from, to, by) => {
    expect(readQuestion(text, reader)).toEqual({ from: day(from), to: day(to), by })
  })

  it('counts days where the asker is', () => {
    expect(readQuestion('today', { ...reader, zone: 'Europe/Berlin' })).toMatchObject({
      from: Date.parse('2026-11-30T00:00:00+01:00'),
    })
  })

  it.each([
    'chuối',
    'by bananas',
    'week month',
    '2026-13-01',
    '2026-11-15 2026-11-01',
    '1/11 2/11 3/11',
  ])('%j is answered with examples', async (text) => {
    expect(readQuestion(text, reader)).toBeNull()
    expect(await told('pipeline', text)).toContain('/pipeline tuần theo nguồn')
  })

  it('comes with its picture', async () => {
    expect(await told('pipeline', '')).toContain('(chart)')
  })

  it('stands without the picture when that fails', async () => {
    const chart = () => Promise.reject(new Error('no font'))
    const answer = await told('pipeline', '', { chart })
    expect(answer).toContain('Lead 120')
    expect(answer).toContain('không vẽ được biểu đồ')
  })

  it('keeps a colleague’s row from a member, not from a manager', async () => {
    const row = { leads: 3, mql: 1, sql: 1, won: 0, amount: 0 }
    const pipeline = aPipeline({
      groups: [
        { key: 'lan', label: 'Lan', ...row },
        { key: 'huy', label: 'Huy', ...row },
      ],
    })
    expect(await told('pipeline', 'by rep', { pipeline })).not.toContain('Huy')
    expect(await told('pipeline', 'by rep', { pipeline }, aManager())).toContain('Huy: 3 lead')
  })
})

describe('/scoring and /baton', () => {
  it('show the model, the help and the status', async () => {
    expect(await told('scoring', '')).toContain('bản 3')
    expect(await told('baton', '')).toContain('Baton giúp gì')
    expect(await told('baton', 'trợ giúp')).toContain('Baton giúp gì')
    expect(await told('baton', 'status')).toContain('Mọi thứ chạy tốt')
    expect(await told('baton', 'tình trạng')).toContain('Mọi thứ chạy tốt')
  })

  it('answer strange words with those they know', async () => {
    expect(await told('scoring', 'approve')).toContain('Mình chưa hiểu “/scoring approve”')
    expect(await told('baton', 'dance')).toContain('/baton help')
  })
})
