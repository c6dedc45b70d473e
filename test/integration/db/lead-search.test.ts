import { describe, expect, it } from 'vitest'
import { findLeads, mostNamesakes } from '../../../src/db/lead-search.ts'
import { onPostgres } from './on-postgres.ts'
import { date, firstPage, putLead } from './rows.ts'

const db = onPostgres()

const found = async (query: string) => {
  const { items, total } = await findLeads(db(), query, firstPage)
  expect(total).toBe(items.length)
  return items.map(({ name }) => name)
}

const minh = () =>
  putLead(db(), { name: 'Nguyễn Văn Minh', phone: '+84901234567', email: 'minh@anphat.example' })
const lan = () => putLead(db(), { name: 'Đặng Ngọc Lan', createdAt: date('08:00') })

describe('finding leads', () => {
  it('finds by id, in any case', async () => {
    const id = await minh()
    await lan()
    expect(await found(id)).toEqual(['Nguyễn Văn Minh'])
    expect(await found(` ${id.toUpperCase()} `)).toEqual(['Nguyễn Văn Minh'])
  })

  it('finds by number, with and without #', async () => {
    await minh()
    await lan()
    expect(await found('#2')).toEqual(['Đặng Ngọc Lan'])
    expect(await found('1')).toEqual(['Nguyễn Văn Minh'])
    expect(await found('#77')).toEqual([])
    expect(await found('#9999999999')).toEqual([])
  })

  it.each(['0901234567', '+84 90 123 45 67', '84901234567', '090.123.4567'])(
    'finds a phone written as %s',
    async (phone) => {
      await minh()
      await lan()
      expect(await found(phone)).toEqual(['Nguyễn Văn Minh'])
    },
  )

  it('finds a phone that the lead is known by and does not show', async () => {
    const id = await minh()
    await db().prisma.leadKey.create({ data: { key: 'phone:+84912345678', leadId: id } })
    expect(await found('0912345678')).toEqual(['Nguyễn Văn Minh'])
  })

  it('finds a mail in any case, also one that several share', async () => {
    await minh()
    await putLead(db(), { name: 'Hoa', email: 'info@anphat.example' })
    await putLead(db(), { name: 'Tú', email: 'info@anphat.example', createdAt: date('08:00') })
    expect(await found('Minh@AnPhat.example')).toEqual(['Nguyễn Văn Minh'])
    expect(await found('info@anphat.example')).toEqual(['Hoa', 'Tú'])
  })

  it.each(['Nguyễn Văn Minh', 'minh', 'MINH nguyen', 'ngu v mi', 'Minh,', 'minh!'])(
    'finds a name by the beginnings of its words: %s',
    async (name) => {
      await minh()
      await lan()
      expect(await found(name)).toEqual(['Nguyễn Văn Minh'])
    },
  )

  it('finds đ by d and every word of a name with points and strokes in it', async () => {
    await lan()
    await putLead(db(), { name: 'tran.hai/Kim-Chi' })
    expect(await found('dang')).toEqual(['Đặng Ngọc Lan'])
    expect(await found('kim hai')).toEqual(['tran.hai/Kim-Chi'])
    expect(await found('chi')).toEqual(['tran.hai/Kim-Chi'])
  })

  it.each(['%', '_', '%inh', 'M_nh', "minh' | 'lan", 'inh', ':*', '!minh lan', '', '   ', '👍'])(
    'takes no character for a wildcard or an operator: %s',
    async (query) => {
      await minh()
      await lan()
      expect(await found(query)).toEqual([])
    },
  )

  it('puts the most recent first and pages with the whole count', async () => {
    for (const hour of ['08', '09', '10', '11', '12']) {
      await putLead(db(), { name: `Mai ${hour}`, createdAt: date(`${hour}:00`) })
    }
    const names = async (number: number) => {
      const { items, total } = await findLeads(db(), 'mai', { number, size: 2 })
      return { total, names: items.map(({ name }) => name) }
    }
    expect(await names(0)).toEqual({ total: 5, names: ['Mai 12', 'Mai 11'] })
    expect(await names(2)).toEqual({ total: 5, names: ['Mai 08'] })
    expect(await names(3)).toEqual({ total: 5, names: [] })
  })

  it('counts a name that thousands have up to a limit, and pages through the newest of them', async () => {
    await db().pool.query(
      `INSERT INTO lead (id, created_at, updated_at, name, name_folded, source, band, score, reasons, policy_version)
       SELECT gen_random_uuid(), '2026-11-01Z'::timestamptz + make_interval(mins => n), now(), 'Mai ' || n,
         'mai ' || n, 'csv', 'cool', 1, '[]', 1 FROM generate_series(1, $1::int) n`,
      [mostNamesakes + 3],
    )
    const mai = async (number: number) => {
      const { items, total } = await findLeads(db(), 'mai', { number, size: 3 })
      return { total, names: items.map(({ name }) => name) }
    }
    expect(await mai(1)).toEqual({ total: 5_000, names: ['Mai 5000', 'Mai 4999', 'Mai 4998'] })
    expect(await mai(1_666)).toEqual({ total: 5_000, names: ['Mai 5', 'Mai 4'] })
    expect(await mai(1_667)).toEqual({ total: 5_000, names: [] })
  })
})
