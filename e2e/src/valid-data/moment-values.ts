import type { Provider, ScalarField } from '@ssot-codegen/core'
import type { Random } from './random.js'

const DAY = 86_400_000
const YEAR_1970 = 0
const YEAR_2100 = Date.UTC(2100, 0, 1)
/** On MySQL one counts seconds in 32 bits, and 0 is no moment. */
const TIMESTAMP = [DAY, Date.UTC(2038, 0, 1)] as const

/** A valid date, time or moment for the column, as the API writes it. */
export function validMoment(field: ScalarField, random: Random, provider: Provider): string {
  const { name = '', args = [] } = field.native ?? {}
  if (name === 'Date') return iso(random.int(YEAR_1970, YEAR_2100 / DAY) * DAY).slice(0, 10)
  // How many digits of a second's fraction the column keeps, of the three that a date of JavaScript has.
  const isWhole = name === 'DateTime' || name === 'SmallDateTime' || (provider === 'mysql' && name.startsWith('Time'))
  const digits = Math.min(3, Number(args[0] ?? (isWhole ? 0 : 3)))
  const unit = 10 ** (3 - digits)
  if (name === 'Time' || name === 'Timetz') return iso(random.int(0, (DAY - 1) / unit) * unit).slice(11, -1)
  const [low, high] = provider === 'mysql' && name === 'Timestamp' ? TIMESTAMP : [YEAR_1970, YEAR_2100]
  return iso(random.int(low / unit, high / unit) * unit)
}

function iso(milliseconds: number): string {
  return new Date(Math.floor(milliseconds)).toISOString()
}
