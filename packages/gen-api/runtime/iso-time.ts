const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3})0*)?$/
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([\d:.]+)(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

const MINUTE = 60_000

/** Databases know no year 0, and no year has five digits in ISO 8601 without prior agreement. */
const FIRST = Date.parse('0001-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Reads a day, `YYYY-MM-DD`.
 *
 * @returns midnight UTC of that day, or undefined for a text that names none
 */
export function readDate(text: string): Date | undefined {
  if (!DATE.test(text)) return undefined
  const date = new Date(`${text}T00:00:00.000Z`)
  // Date rolls the 30th of February over into March.
  return date.getTime() >= FIRST && date.toISOString().startsWith(text) ? date : undefined
}

/**
 * Reads a time of day, `HH:MM:SS` with a fraction of at most milliseconds.
 *
 * @returns that time on 1970-01-01 UTC, or undefined for a text that names none
 */
export function readTime(text: string): Date | undefined {
  return TIME.test(text) ? new Date(timeOf(text)) : undefined
}

/**
 * Reads a moment: ISO 8601 in the profile of RFC 3339, with an offset, and a fraction of at most milliseconds, which
 * is all a `Date` holds.
 *
 * @returns undefined for a text that names no moment, or one outside the years 1 to 9999
 */
export function readDateTime(text: string): Date | undefined {
  const [, day = '', time = '', sign, hours, minutes] = DATE_TIME.exec(text) ?? []
  const date = readDate(day)
  if (!date || !TIME.test(time)) return undefined
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -MINUTE : MINUTE)
  const moment = date.getTime() + timeOf(time) - offset
  return moment >= FIRST && moment <= LAST ? new Date(moment) : undefined
}

/** Milliseconds since midnight. */
function timeOf(text: string): number {
  const [, hours, minutes, seconds, fraction = ''] = TIME.exec(text) ?? []
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
}
