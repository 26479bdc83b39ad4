const DAY = 86_400_000
const MINUTE = 60_000
const SECOND = 1_000

/** What `toISOString` writes for years of four digits. */
const LENGTH = 24

/** Days that are kept: a list names few days and many moments. */
const MAX_DAYS = 1_000
const days = new Map<number, string>()

const MINUTES = Array.from({ length: DAY / MINUTE }, (_, i) => `T${digits(Math.floor(i / 60), 2)}:${digits(i % 60, 2)}:`)
const SECONDS = Array.from({ length: MINUTE / SECOND }, (_, i) => `${digits(i, 2)}.`)
const MILLISECONDS = Array.from({ length: SECOND }, (_, i) => `${digits(i, 3)}Z`)

/**
 * A moment as `toISOString` writes it, to the character. That formats every part anew, which for a list of records takes longer
 * than all else that is done to encode them; here a moment is put together from texts of its day and of its time.
 *
 * @throws RangeError for an invalid date
 */
export function isoText(date: Date): string {
  const time = date.getTime()
  const day = Math.floor(time / DAY)
  const dayText = days.get(day)
  if (dayText === undefined) return learned(date, day)
  const inDay = time - day * DAY
  const minute = Math.floor(inDay / MINUTE)
  const inMinute = inDay - minute * MINUTE
  const second = Math.floor(inMinute / SECOND)
  return `${dayText}${MINUTES[minute] ?? ''}${SECONDS[second] ?? ''}${MILLISECONDS[inMinute - second * SECOND] ?? ''}`
}

function learned(date: Date, day: number): string {
  const text = date.toISOString()
  if (text.length !== LENGTH) return text
  if (days.size >= MAX_DAYS) days.clear()
  days.set(day, text.slice(0, 'YYYY-MM-DD'.length))
  return text
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
