import { type Policy, policySchema } from '../../src/domain/policy/policy.ts'

type Given = Parameters<typeof policySchema.parse>[0]

/** A small team's rules, as the schema fills them in; parts of the file can be replaced. */
export const aPolicy = (over: Readonly<Record<string, Given>> = {}): Policy =>
  policySchema.parse({
    version: 1,
    team: { name: 'An Phát Sales', channels: [{ platform: 'slack', id: 'C0SALES' }] },
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
    scoring: {
      fit: [
        {
          id: 'director',
          points: 20,
          field: 'title',
          contains: ['giám đốc', 'director'],
          reason: { vi: 'giám đốc', en: 'director' },
        },
      ],
      behaviour: [
        {
          id: 'pricing_read',
          points: 25,
          event: 'pricing_read',
          atMost: 1,
          reason: { vi: 'xem hết bảng giá', en: 'read the whole price list' },
        },
        {
          id: 'document',
          points: 10,
          event: 'document_downloaded',
          halfLifeDays: 7,
          reason: { vi: 'tải tài liệu', en: 'downloaded a document' },
        },
      ],
      negative: [
        {
          id: 'unsubscribed',
          points: -30,
          event: 'unsubscribed',
          reason: { vi: 'huỷ nhận email', en: 'unsubscribed' },
        },
        {
          id: 'silent',
          points: -10,
          inactiveDays: 30,
          reason: { vi: 'im lặng 30 ngày', en: 'silent for 30 days' },
        },
      ],
    },
    ...over,
  })

const day = [
  { from: '08:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
]
