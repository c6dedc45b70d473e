import { describe, expect, it } from 'vitest'
import { nextInTurn } from '../../../../src/domain/assignment/in-turn.ts'
import type { MemberRecord } from '../../../../src/domain/lead/record.ts'
import type { House } from '../../../../src/domain/progress/progress.ts'
import { aHouse } from '../../../builders/journey.ts'
import { aMember, clock, memberId } from '../../../builders/lead.ts'
import { aPolicy } from '../../../builders/policy.ts'

const member = (name: string, over: Partial<MemberRecord> = {}) =>
  aMember({ id: memberId(name), name, ...over })

const turnOf = (
  members: readonly MemberRecord[],
  open: Readonly<Record<string, number>> = {},
  house: House = aHouse(),
) => nextInTurn(members, new Map(Object.entries(open).map(([id, n]) => [memberId(id), n])), house)

const lan = member('lan')
const huy = member('huy')

describe('whose turn it is', () => {
  it('is who has the fewest open leads; none counted is none', () => {
    expect(turnOf([lan, huy], { lan: 2, huy: 3 })).toBe('lan')
    expect(turnOf([lan, huy], { lan: 1 })).toBe('huy')
  })

  it('is settled by the id among equals, whatever their order', () => {
    expect(turnOf([lan, huy])).toBe('huy')
    expect(turnOf([huy, lan])).toBe('huy')
  })

  it('is never somebody’s who does not sell', () => {
    expect(turnOf([member('an', { sells: false }), lan])).toBe('lan')
  })

  it('is not somebody’s whose quota is reached', () => {
    const full = member('an', { quota: 2 })
    expect(turnOf([full, lan], { an: 2, lan: 9 })).toBe('lan')
    expect(turnOf([full, lan], { an: 1, lan: 9 })).toBe('an')
  })

  it('is of those who are in, each by their own hours and zone', () => {
    const policy = aPolicy({
      team: {
        name: 'T',
        channels: [{ platform: 'slack', id: 'C0SALES' }],
        members: [
          { id: 'huy', name: 'Huy', zone: 'Europe/Berlin' },
          { id: 'lan', name: 'Lan' },
        ],
      },
    })
    expect(turnOf([lan, huy], {}, aHouse(clock('09:40'), policy))).toBe('lan')
    expect(turnOf([lan, huy], {}, aHouse(clock('20:00'), policy))).toBe('huy')
  })

  it('is not somebody’s on leave', () => {
    const away = { from: clock('00:00'), to: clock('23:00') }
    const house = aHouse()
    const calendarOf: House['calendarOf'] = (id) => ({
      ...house.calendarOf(id),
      leaves: id === 'huy' ? [away] : [],
    })
    expect(turnOf([lan, huy], { lan: 9 }, { ...house, calendarOf })).toBe('lan')
  })

  it('is nobody’s at night, on holidays and in a team without sellers', () => {
    expect(turnOf([lan, huy], {}, aHouse(clock('23:00')))).toBeNull()
    expect(turnOf([lan, huy], {}, aHouse(clock('10:00', '2026-02-17')))).toBeNull()
    expect(turnOf([])).toBeNull()
  })
})
