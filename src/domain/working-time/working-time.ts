/** Working time, as the rest of Baton asks for it. */
export { holidayOn } from './holidays.ts'
export { NeverOpens } from './never-opens.ts'
export { closingBefore, closingOf, isWorking, nextOpening } from './openings.ts'
export { alwaysOpen } from './presets.ts'
export { shiftWorkingDays } from './working-days.ts'
export { addWorkingMinutes, workingMinutesBetween } from './working-minutes.ts'
