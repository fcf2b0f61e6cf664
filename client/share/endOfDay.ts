/** The moment at which a day is over where I am; undefined for what is no day. */
export function endOfDay(day: string): number | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number)
  const end = new Date(year, month - 1, date + 1).getTime()
  return Number.isNaN(end) ? undefined : end
}

/** The last day before a moment, as a date field has it: `YYYY-MM-DD`. */
export function lastDayBefore(moment: number): string {
  const day = new Date(moment - 1)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
