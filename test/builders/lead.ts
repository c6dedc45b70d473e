import { z } from 'zod'
import type { LeadId, MemberId } from '../../src/domain/lead/lead.ts'
import type { LeadRecord, MemberRecord } from '../../src/domain/lead/record.ts'
import type { ScoreReason } from '../../src/domain/scoring/score.ts'

/** Instants of 2026-11-30 (a Monday) in Ho Chi Minh City: `clock('09:31')`. */
export const clock = (time: string, date = '2026-11-30'): number =>
  Date.parse(`${date}T${time}:00+07:00`)

export const leadId = (n: number): LeadId =>
  z.custom<LeadId>().parse(`01930000-0000-7000-8000-${String(n).padStart(12, '0')}`)

export const memberId = (name: string): MemberId => z.custom<MemberId>().parse(name)

export const aMember = (over: Partial<MemberRecord> = {}): MemberRecord => ({
  id: memberId('lan'),
  name: 'Lan',
  role: 'member',
  language: 'vi',
  zone: 'Asia/Ho_Chi_Minh',
  slackId: 'U0LAN',
  teamsId: null,
  sells: true,
  quota: null,
  ...over,
})

/** Lan and Huy sell, Mai leads them and sells too. */
export const team: readonly MemberRecord[] = [
  aMember(),
  aMember({ id: memberId('huy'), name: 'Huy', slackId: 'U0HUY', language: 'en' }),
  aMember({ id: memberId('mai'), name: 'Trần Thị Mai', slackId: 'U0MAI', role: 'manager' }),
]

export const aReason = (over: Partial<ScoreReason> = {}): ScoreReason => ({
  rule: 'pricing_read',
  group: 'behaviour',
  points: 25,
  at: clock('09:20'),
  count: 1,
  text: { vi: 'xem hết bảng giá', en: 'read the whole price list' },
  ...over,
})

/** Anh Minh of An Phát: hot, new, with phone and mail, held by nobody. */
export const aLead = (over: Partial<LeadRecord> = {}): LeadRecord => ({
  id: leadId(1),
  number: 1042,
  createdAt: clock('09:29'),
  name: 'Nguyễn Văn Minh',
  honorific: 'anh',
  company: 'Công ty An Phát',
  title: 'Giám đốc',
  phone: '+84901234567',
  email: 'minh.nguyen@gmail.com',
  province: 'TP. Hồ Chí Minh',
  message: 'Cần báo giá cho 50 người dùng',
  timing: null,
  source: 'facebook',
  sourceDetail: 'Form báo giá',
  budget: {
    min: { amount: 500_000_000, currency: 'VND' },
    max: { amount: 1_000_000_000, currency: 'VND' },
  },
  stage: 'new',
  band: 'hot',
  score: 92,
  reasons: [
    aReason(),
    aReason({
      rule: 'director',
      group: 'fit',
      points: 20,
      at: null,
      text: { vi: 'giám đốc', en: 'director' },
    }),
    aReason({
      rule: 'free_mail',
      group: 'negative',
      points: -5,
      at: null,
      text: { vi: 'email cá nhân', en: 'free mail address' },
    }),
  ],
  bant: {},
  ownerId: null,
  ownerName: null,
  announcedAt: clock('09:30'),
  claimedAt: null,
  callBy: null,
  firstTouchAt: null,
  lastTouchAt: null,
  attempts: 0,
  nextStep: null,
  meeting: null,
  visits: 1,
  mqlAt: clock('09:29'),
  sqlAt: null,
  closedAt: null,
  disqualified: null,
  lossReason: null,
  amount: null,
  contract: null,
  ...over,
})

/** The same, claimed by Lan a minute after it was shown, to be called before 09:46. */
export const aClaimedLead = (over: Partial<LeadRecord> = {}): LeadRecord =>
  aLead({
    ownerId: memberId('lan'),
    ownerName: 'Lan',
    claimedAt: clock('09:31'),
    callBy: clock('09:46'),
    nextStep: { kind: 'first_call', dueAt: clock('09:46') },
    ...over,
  })
