import { describe, expect, it } from 'vitest'
import { leadId, memberId } from '../../../src/db/lead-state.ts'
import { keepSubmission, readSubmission, type Submission } from '../../../src/db/submission.ts'
import { onPostgres } from './on-postgres.ts'
import { at } from './rows.ts'

const db = onPostgres()

const typed: Submission = {
  id: 'view-1',
  form: 'log_call',
  leadId: leadId('01930000-0000-7000-8000-000000000001'),
  memberId: memberId('lan'),
  values: { outcome: 'reached', note: 'Gọi lại chiều nay' },
}

describe('what was typed', () => {
  it('is read as it was kept', async () => {
    await keepSubmission(db(), typed, at('09:00'))
    expect(await readSubmission(db(), 'view-1')).toEqual(typed)
    await keepSubmission(db(), { ...typed, id: 'view-2', leadId: null }, at('09:00'))
    expect(await readSubmission(db(), 'view-2')).toMatchObject({ leadId: null })
  })

  it('is what came first when the same id comes twice, also at once', async () => {
    await keepSubmission(db(), typed, at('09:00'))
    const other = { ...typed, values: { note: 'khác' } }
    await Promise.all([1, 2, 3].map(() => keepSubmission(db(), other, at('09:01'))))
    expect(await readSubmission(db(), 'view-1')).toEqual(typed)
  })

  it('is null when nothing was', async () => {
    expect(await readSubmission(db(), 'view-9')).toBeNull()
  })
})
