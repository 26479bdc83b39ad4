/** Four digits that are not all zeros, and those of them that are a leap year. */
const YEAR = '(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)'
const LEAP_YEAR = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)'
const LONG_MONTH = '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])'
const SHORT_MONTH = '(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)'
const FEBRUARY = '02-(?:0[1-9]|1[0-9]|2[0-8])'

/** A day that there is. */
const DAY = `(?:${YEAR}-(?:${LONG_MONTH}|${SHORT_MONTH}|${FEBRUARY})|${LEAP_YEAR}-02-29)`

const MINUTES = '(?:[01][0-9]|2[0-3]):[0-5][0-9]'

/** A day that there is, by itself. */
export const DATE_PATTERN = `^${DAY}$`

/** Another offset than that of UTC in the first year or the last, which may lead out of them. */
export const BEYOND_YEARS_PATTERN = '^(?:0001|9999).*[+-](?:(?:0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|00:(?:0[1-9]|[1-5][0-9]))$'

/** A moment with seconds and offset (RFC 3339), of at most so many digits of a second that are no zeros. */
export function momentPattern(precision: number): string {
  return `^${DAY}T${MINUTES}:[0-5][0-9]${fraction(precision)}(?:Z|[+-]${MINUTES})$`
}

/** A time of day in UTC, of at most so many digits of a second that are no zeros. */
export function timePattern(precision: number): string {
  return `^${MINUTES}(?::[0-5][0-9]${fraction(precision)})?Z?$`
}

function fraction(precision: number): string {
  return precision === 0 ? '(?:\\.0+)?' : `(?:\\.[0-9]{1,${precision}}0*)?`
}
