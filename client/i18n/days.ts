/** The moment at which a day is over where I am; undefined for what is no day. */
export function endOfDay(day: string): number | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number)
  const end = new Date(year, month - 1, date + 1).getTime()
  return Number.isNaN(end) ? undefined : end
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The day of a moment on this device's clock, as a date field has it: `YYYY-MM-DD`. */
export function dayOf(moment: number): string {
  const day = new Date(moment)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** The last day before a moment. */
export const lastDayBefore = (moment: number): string => dayOf(moment - 1)

/** A moment as a field for day and time has it: `YYYY-MM-DDTHH:MM`. */
export function minuteOf(moment: number): string {
  const time = new Date(moment)
  return `${dayOf(moment)}T${two(time.getHours())}:${two(time.getMinutes())}`
}

/** The other way round; undefined for what is no moment. */
export function momentOf(minute: string): number | undefined {
  const moment = new Date(minute).getTime()
  return Number.isNaN(moment) ? undefined : moment
}
