const dayOf = (date, zone) => date.toLocaleDateString('sv', { timeZone: zone })

/** The clock of this person's zone; with the day when it is not today. */
export function when(at, { locale, zone }) {
  const date = new Date(at)
  const isToday = dayOf(date, zone) === dayOf(new Date(), zone)
  const day = isToday ? {} : { day: 'numeric', month: 'short' }
  return date.toLocaleString(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
}
