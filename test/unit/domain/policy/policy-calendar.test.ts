import { describe, expect, it } from 'vitest'
import { policyCalendar } from '../../../../src/domain/policy/policy-calendar.ts'
import { aPolicyText, policyOf } from './policy-text.ts'

const policy = policyOf(
  aPolicyText({
    team: `{ name: T, channels: [{ platform: slack, id: C1 }], members: [
      { id: lan, name: Lan },
      { id: sarah, name: Sarah, zone: Asia/Singapore, hours: { tue: [{ from: '09:00', to: '18:00' }] } } ] }`,
    holidays: '{ country: VN, dates: [{ date: 2027-01-15, name: x }], workingDates: [2027-01-16] }',
  }),
)

describe('the working time that the policy gives', () => {
  it('is the team’s for nobody, for a stranger and for a member without their own', () => {
    const teams = policyCalendar(policy, null)
    expect(teams.zone).toBe('Asia/Ho_Chi_Minh')
    expect(teams.hours.mon).toEqual([{ from: '08:00', to: '17:00' }])
    expect(policyCalendar(policy, 'lan')).toEqual(teams)
    expect(policyCalendar(policy, 'gone')).toEqual(teams)
  })

  it('is a member’s own zone and hours, with the team’s days off', () => {
    const sarahs = policyCalendar(policy, 'sarah')
    expect(sarahs.zone).toBe('Asia/Singapore')
    expect(sarahs.hours.mon).toEqual([])
    expect(sarahs.hours.tue).toEqual([{ from: '09:00', to: '18:00' }])
    expect(sarahs.holidays).toEqual({
      country: 'VN',
      dates: [{ date: '2027-01-15', name: 'x' }],
      workingDates: ['2027-01-16'],
    })
  })

  it('has the leaves it is given', () => {
    const leaves = [{ from: 1, to: 2 }]
    expect(policyCalendar(policy, 'lan').leaves).toEqual([])
    expect(policyCalendar(policy, 'lan', leaves).leaves).toEqual(leaves)
  })
})
