import { describe, expect, test } from 'vitest'
import { readDate, readDateTime } from '../../runtime/iso-time.js'

const years = ['0000', '0001', '0004', '0099', '0100', '1900', '1970', '2000', '2023', '2024', '2100', '9999']
const two = (value: number) => String(value).padStart(2, '0')

/** Every day that could be written, and some that could not be. */
const written = years.flatMap((year) => Array.from({ length: 14 }, (_, month) => Array.from({ length: 33 }, (_, day) => `${year}-${two(month)}-${two(day)}`)).flat())

/** Whether the day is counted as itself, and not on into the next month. */
function isCounted(text: string): boolean {
  const date = new Date(0)
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  date.setUTCFullYear(year, month - 1, day)
  return year >= 1 && date.toISOString().startsWith(text)
}

describe('days', () => {
  test('of every month are taken, and no others', () => {
    expect(written.filter((text) => readDate(text) !== undefined)).toEqual(written.filter(isCounted))
  })

  test('are what they say', () => {
    for (const text of written.filter(isCounted)) expect(readDate(text)?.toISOString()).toBe(`${text}T00:00:00.000Z`)
  })

  test('with a time are the same ones', () => {
    expect(written.filter((text) => readDateTime(`${text}T12:30:00.5+02:00`) !== undefined)).toEqual(written.filter(isCounted))
    expect(readDateTime('2024-02-29T00:30:00.5000+02:00')?.toISOString()).toBe('2024-02-28T22:30:00.500Z')
  })
})
