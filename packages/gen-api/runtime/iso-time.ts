/** Hours, minutes, then seconds to the millisecond: a `Date` holds no more, so more is refused unless it is zero. */
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3}0*)?)?`
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DATE_TIME = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})T(${CLOCK})(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$`)
/** Days of the months, in a year that is not a leap year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const TIME = new RegExp(`^(${CLOCK})Z?$`)

/** A date-time of ISO 8601 with its offset (RFC 3339), or a bare date, which is its midnight in UTC; else undefined. */
export function readDateTime(text: string): Date | undefined {
  const match = DATE_TIME.exec(text)
  if (!match) return readDate(text)
  if (!isDay(match[1], match[2], match[3])) return undefined
  const date = new Date(`${text.slice(0, 'YYYY-MM-DDT'.length)}${milliseconds(match[4] ?? '')}${match[5] ?? ''}`)
  const year = date.getUTCFullYear()
  return year >= 1 && year <= 9999 ? date : undefined
}

/** A date of ISO 8601, as midnight in UTC; undefined for a text that is none, or names a day that never was. */
export function readDate(text: string): Date | undefined {
  const match = DATE.exec(text)
  return match && isDay(match[1], match[2], match[3]) ? new Date(`${text}T00:00:00Z`) : undefined
}

/** Whether there was or will be such a day, in the calendar that dates are counted by. */
function isDay(year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
  const last = m === 2 && isLeap ? 29 : (DAYS[m - 1] ?? 0)
  return y >= 1 && d >= 1 && d <= last
}

/** A time of day in UTC, on the first day of 1970; undefined for a text that is none. */
export function readTime(text: string): Date | undefined {
  const match = TIME.exec(text)
  return match ? new Date(`1970-01-01T${milliseconds(match[1] ?? '')}Z`) : undefined
}

/** Cuts the zeros behind the milliseconds, which not every parser of dates takes. */
function milliseconds(clock: string): string {
  return clock.slice(0, 'HH:MM:SS.sss'.length)
}
