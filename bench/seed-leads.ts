/**
 * Fills an empty database with plausible leads: `DATABASE_URL=… tsx bench/seed-leads.ts [count] [years]`.
 * The same count, years and hour give the same leads. Not for a database that holds anything.
 */
import pg from 'pg'
import { foldVietnamese } from '../src/domain/text/fold.ts'

const chunk = 100_000
const families = weighted({
  Nguyễn: 38,
  Trần: 11,
  Lê: 10,
  Phạm: 7,
  Hoàng: 5,
  Phan: 5,
  Vũ: 4,
  Đặng: 2,
  Bùi: 2,
  Đỗ: 2,
  Hồ: 1,
  Ngô: 1,
  Dương: 1,
  Lý: 1,
})
const middles = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Quốc', 'Thanh', 'Hữu', 'Đức', 'Kim', 'Xuân']
const given = [
  'Anh',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Hải',
  'Hạnh',
  'Hiếu',
  'Hoa',
  'Hùng',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Minh',
  'Nam',
  'Nga',
  'Oanh',
  'Phong',
  'Phúc',
  'Quân',
  'Quỳnh',
  'Sơn',
  'Tâm',
  'Thảo',
  'Thủy',
  'Tú',
  'Vinh',
  'Yến',
]
const sources = [
  'facebook_ads',
  'google_ads',
  'website',
  'zalo',
  'tiktok',
  'referral',
  'event',
  'csv',
  'phone',
  'partner',
]
const reps = Array.from({ length: 40 }, (_, index) => `rep-${String(index + 1).padStart(2, '0')}`)

export interface Seeding {
  readonly url: string
  readonly count: number
  readonly years: number
  readonly onProgress?: (done: number) => void
}

/** Returns when the newest lead arrived, as an instant. */
export async function seedLeads({ url, count, years, onProgress }: Seeding): Promise<number> {
  const now = Math.floor(Date.now() / 3_600_000) * 3_600_000
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await refuseIfInUse(client)
    await client.query("SET synchronous_commit = off; SET work_mem = '256MB'; SELECT setseed(0.42)")
    await seedMembers(client)
    // The days are summed once at the end instead of change by change.
    await client.query('ALTER TABLE lead DISABLE TRIGGER USER')
    for (let from = 0; from < count; from += chunk) {
      const to = Math.min(from + chunk, count)
      await client.query(insertLeads, [
        from,
        to,
        count,
        new Date(now),
        years,
        families,
        middles,
        given,
        families.map(foldVietnamese),
        middles.map(foldVietnamese),
        given.map(foldVietnamese),
        sources,
        reps,
      ])
      onProgress?.(to)
    }
    await client.query('ALTER TABLE lead ENABLE TRIGGER USER')
    for (const statement of afterLeads) await client.query(statement)
    return now
  } finally {
    await client.end()
  }
}

async function refuseIfInUse(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM lead LIMIT 1')
  if (rowCount !== 0) throw new Error('the database holds leads already: seed an empty one')
}

const seedMembers = (client: pg.Client) =>
  client.query(
    `INSERT INTO member (id, name, slack_id)
     SELECT id, 'Rep ' || n, 'U' || n FROM unnest($1::text[]) WITH ORDINALITY AS rep (id, n)`,
    [reps],
  )

/** Arrivals are even over the years. A lead settles with age: after two months four in a hundred are open. */
const insertLeads = `
WITH dice AS MATERIALIZED (
  SELECT g, $4::timestamptz - make_interval(secs => ($3::int - g) * ($5::float8 * 365 * 86400 / $3)) AS created_at,
    random() AS fate, random() AS fate2, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS r5,
    (random() * random() * 90 + 5)::int AS raw_score
  FROM generate_series($1::int + 1, $2::int) g
), drawn AS (
  SELECT *, extract(epoch FROM $4 - created_at) / 86400 AS age,
    1 + floor(r1 * cardinality($6::text[]))::int AS f, 1 + floor(r2 * cardinality($7::text[]))::int AS m,
    1 + floor(r3 * cardinality($8::text[]))::int AS n
  FROM dice
), judged AS (
  SELECT *, CASE WHEN fate < 0.08 THEN 'out' WHEN fate < 0.38 THEN 'cool' WHEN fate < 0.39 OR age < 2 AND fate < 0.7 THEN 'free'
    ELSE 'taken' END AS lot
  FROM drawn
), staged AS (
  SELECT *, CASE
      WHEN lot <> 'taken' THEN 'new'
      WHEN age > 60 THEN CASE WHEN fate2 < 0.14 THEN 'won' WHEN fate2 < 0.56 THEN 'lost' WHEN fate2 < 0.71 THEN 'wrong_target'
        WHEN fate2 < 0.96 THEN 'unreachable' WHEN fate2 < 0.98 THEN 'potential' ELSE 'hot' END
      ELSE CASE WHEN fate2 < 0.05 THEN 'won' WHEN fate2 < 0.15 THEN 'lost' WHEN fate2 < 0.2 THEN 'wrong_target'
        WHEN fate2 < 0.3 THEN 'unreachable' WHEN fate2 < 0.5 THEN 'new' WHEN fate2 < 0.7 THEN 'researched'
        WHEN fate2 < 0.9 THEN 'potential' ELSE 'hot' END
    END AS stage,
    CASE WHEN lot = 'taken' THEN created_at + make_interval(secs => 20 + r2 * r3 * 7200) END AS claimed_at
  FROM judged
)
INSERT INTO lead (id, created_at, updated_at, name, name_folded, company, title, phone, email, province, source, message,
  budget_min, budget_max, stage, band, score, reasons, policy_version, disqualified, bant, owner_id, announced_at, claimed_at,
  call_by, nudge_at, promised, first_touch_at, promise_kept, last_touch_at, attempts, next_kind, next_due_at, mql_at, sql_at,
  closed_at, loss_reason, amount, contract, asked_contact)
SELECT gen_random_uuid(), created_at, created_at,
  ($6::text[])[f] || ' ' || ($7::text[])[m] || ' ' || ($8::text[])[n],
  ($9::text[])[f] || ' ' || ($10::text[])[m] || ' ' || ($11::text[])[n],
  'Công ty ' || (g % 9973), CASE WHEN r4 < 0.3 THEN 'Giám đốc' END,
  '+849' || lpad((g * 37 % 100000000)::text, 8, '0'), 'khach' || g || '@mau.example', 'TP. Hồ Chí Minh',
  ($12::text[])[1 + floor(r5 * r5 * cardinality($12::text[]))::int], 'Tôi cần báo giá cho ' || (5 + g % 90) || ' người dùng',
  CASE WHEN r4 < 0.6 THEN (50 + floor(r5 * 900)) * 1000000 END, CASE WHEN r4 < 0.4 THEN (1000 + floor(r5 * 900)) * 1000000 END,
  stage, CASE WHEN lot = 'out' THEN 'disqualified' WHEN lot = 'cool' THEN 'cool' WHEN raw_score > 45 THEN 'hot' ELSE 'warm' END,
  raw_score,
  '[{"rule":"quote","group":"behaviour","points":25,"at":null,"count":1,"text":{"vi":"xin báo giá","en":"asked for a quote"}}]',
  1, CASE WHEN lot = 'out' THEN 'spam' END, '{"need":{"value":"clear","holds":true,"from":"buyer"}}',
  CASE WHEN lot = 'taken' THEN ($13::text[])[1 + floor(r3 * cardinality($13::text[]))::int] END,
  CASE WHEN lot IN ('taken', 'free') THEN created_at + interval '2 seconds' END, claimed_at,
  claimed_at + interval '15 minutes', claimed_at + interval '10 minutes', stage = 'new' AND lot = 'taken',
  CASE WHEN stage <> 'new' THEN claimed_at + make_interval(secs => 30 + r4 * r1 * 3600 + CASE WHEN r2 < 0.1 THEN 50000 * r5 ELSE 0 END) END,
  CASE WHEN stage <> 'new' THEN r4 * r1 < 0.22 END, CASE WHEN stage <> 'new' THEN claimed_at + interval '1 day' END,
  CASE WHEN stage = 'unreachable' THEN 6 WHEN stage = 'new' THEN 0 ELSE 2 END,
  CASE WHEN stage IN ('new', 'researched', 'potential', 'hot') AND lot = 'taken' THEN 'call' END,
  CASE WHEN stage IN ('new', 'researched', 'potential', 'hot') AND lot = 'taken' THEN $4 + make_interval(hours => (r5 * 200 - 60)::int) END,
  CASE WHEN lot IN ('taken', 'free') THEN created_at + interval '1 second' END,
  CASE WHEN stage IN ('won', 'hot') OR stage IN ('lost', 'potential') AND r4 < 0.4 THEN claimed_at + interval '2 days' END,
  CASE WHEN stage IN ('won', 'lost', 'wrong_target') THEN claimed_at + make_interval(days => (5 + r1 * 40)::int) END,
  CASE WHEN stage = 'lost' THEN 'price' END, CASE WHEN stage = 'won' THEN (80 + floor(r5 * 900)) * 1000000 END,
  CASE WHEN stage = 'won' THEN 'HD-' || g END, true
FROM staged ORDER BY g`

/** A timeline for every lead, and the keys by which phone and mail are found. */
const afterLeads = [
  `INSERT INTO lead_event (id, lead_id, kind, at) SELECT gen_random_uuid(), id, 'pricing_seen', created_at - interval '5 minutes' FROM lead`,
  `INSERT INTO touch (id, lead_id, member_id, kind, outcome, at)
     SELECT gen_random_uuid(), id, owner_id, 'call', 'reached', first_touch_at FROM lead WHERE first_touch_at IS NOT NULL`,
  `INSERT INTO stage_change (id, lead_id, "from", "to", "by", at)
     SELECT gen_random_uuid(), id, 'new', stage, owner_id, first_touch_at FROM lead WHERE first_touch_at IS NOT NULL`,
  `INSERT INTO audit_entry (change_id, at, "by", action, lead_id, after)
     SELECT 'seed:' || number, claimed_at, owner_id, 'claim', id, jsonb_build_object('ownerId', owner_id) FROM lead WHERE owner_id IS NOT NULL`,
  `INSERT INTO lead_key (key, lead_id) SELECT 'phone:' || phone, id FROM lead UNION ALL SELECT 'mail:' || email, id FROM lead
     ON CONFLICT DO NOTHING`,
  'SELECT rebuild_pipeline()',
  'VACUUM ANALYZE',
]

function weighted(shares: Readonly<Record<string, number>>): string[] {
  return Object.entries(shares).flatMap(([name, share]) =>
    Array.from({ length: share }, () => name),
  )
}

if (import.meta.filename === process.argv[1]) {
  const [count = '1000000', years = '3'] = process.argv.slice(2)
  const url = process.env['DATABASE_URL']
  if (url === undefined) throw new Error('DATABASE_URL is not set')
  const started = Date.now()
  const onProgress = (done: number) =>
    console.log(`${done} leads, ${Math.round((Date.now() - started) / 1000)} s`)
  await seedLeads({ url, count: Number(count), years: Number(years), onProgress })
  console.log(`done in ${Math.round((Date.now() - started) / 1000)} s`)
}
