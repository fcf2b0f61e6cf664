import type { Language } from '../domain/mindMap.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** Day and month of a calendar date in a few characters, the same on every machine. */
export function shortDate(isoDate: string, language: Language): string {
  const [, month = '', day = ''] = isoDate.split('-')
  return language === 'de' ? `${day}.${month}.` : `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`
}

/** With its year, for what is read long after. */
export function fullDate(isoDate: string, language: Language): string {
  const [year = ''] = isoDate.split('-')
  const day = shortDate(isoDate, language)
  return language === 'de' ? `${day}${year}` : `${day} ${year}`
}
