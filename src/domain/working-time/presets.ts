import type { DailySpan, HolidayRule, WeeklyHours, WorkCalendar } from './calendar.ts'

const everyDay = (spans: readonly DailySpan[]): WeeklyHours => ({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
  sat: spans,
  sun: spans,
})

const noHolidays: HolidayRule = { country: null, dates: [], workingDates: [] }

/** Every minute is working time. */
export const alwaysOpen: WorkCalendar = {
  zone: 'UTC',
  hours: everyDay([{ from: '00:00', to: '24:00' }]),
  holidays: noHolidays,
  leaves: [],
}

/** Monday to Friday 08:00–12:00 and 13:30–17:30 in Ho Chi Minh City, with Vietnam's public holidays. */
export const officeHoursVietnam: WorkCalendar = {
  zone: 'Asia/Ho_Chi_Minh',
  hours: {
    ...everyDay([
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ]),
    sat: [],
    sun: [],
  },
  holidays: { ...noHolidays, country: 'VN' },
  leaves: [],
}
