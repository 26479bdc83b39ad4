import { z } from 'zod'
import { readDate, readDateTime, readTime } from './iso-time.js'
import { objectOf } from './json-object.js'
import type { JsonValue } from './json.js'
import { list } from './wire-list.js'
import { bigint, decimal, numberText } from './wire-number.js'
import { refuse } from './wire-refusal.js'
import { string } from './wire-text.js'

const RFC_3339 = /T[0-9]{2}:[0-9]{2}:[0-9]{2}/

/** In the first year and in the last, another offset than that of UTC may lead out of them. */
const ELSEWHERE = /^(?:0001|9999).*[+-](?!00:00)[0-9:]+$/

/** How many digits of a second are kept; absent: three. */
type ClockOptions = { readonly precision?: number }

/** A moment: ISO 8601 text with seconds and an offset (RFC 3339). */
function datetime(options: ClockOptions = {}) {
  // A bare date, or a time without seconds, stands for a moment in a query only.
  const read = (text: string) => (RFC_3339.test(text) && !ELSEWHERE.test(text) ? readDateTime(text) : undefined)
  return moment(read, 'A date and time with an offset is expected, such as 2025-01-31T12:00:00.000Z.', options)
}

/** A day, read as its midnight UTC. */
function date() {
  return moment(readDate, 'A date is expected, such as 2025-01-31.')
}

/** A time of day, read as that time on 1970-01-01 UTC. */
function time(options: ClockOptions = {}) {
  return moment(readTime, 'A time is expected, such as 12:00:00 or 12:00:00.500.', options)
}

function moment(read: (text: string) => Date | undefined, detail: string, { precision = 3 }: ClockOptions = {}) {
  const unit = 10 ** (3 - precision)
  return z.transform((input: unknown, ctx): Date => {
    const value = typeof input === 'string' ? read(input) : undefined
    if (!value) return refuse(ctx, input, typeof input === 'string' ? 'invalid-format' : 'invalid-type', detail)
    if (value.getTime() % unit === 0) return value
    const kept = precision === 0 ? 'Whole seconds' : `Only ${precision} digits of a second`
    return refuse(ctx, input, 'inexact-time', `${kept} are kept here.`)
  })
}

/**
 * Bytes: base64 with padding (RFC 4648 section 4). The length is that of the bytes.
 *
 * @param options with `padded` zeros fill them up to the length, as the database would, so that what is asked for then is what is there
 */
function bytes({ maxLength = Infinity, padded = false }: { readonly maxLength?: number; readonly padded?: boolean } = {}) {
  return z.transform((input: unknown, ctx): Uint8Array<ArrayBuffer> => {
    if (typeof input !== 'string') return refuse(ctx, input, 'invalid-type', 'Base64 text is expected.')
    const buffer = Buffer.from(input, 'base64')
    // Node skips what is no base64; only the canonical text comes back the same.
    if (buffer.toString('base64') !== input) return refuse(ctx, input, 'invalid-format', 'Base64 text with padding is expected.')
    if (buffer.byteLength > maxLength) return refuse(ctx, input, 'too-long', `At most ${maxLength} bytes are allowed.`)
    return new Uint8Array(padded ? Buffer.concat([buffer], maxLength) : buffer)
  })
}

/** Any JSON value; how deep it goes the body's reader has bounded. */
function json() {
  return z.transform((input: unknown, ctx): JsonValue => {
    return isJson(input) ? input : refuse(ctx, input, 'invalid-type', 'A JSON value is expected.')
  })
}

/** Whatever comes out of `JSON.parse` is JSON; what is absent is undefined. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined
}

/** A truth value in a query or a path. */
function booleanText() {
  return z.transform((input: unknown, ctx): boolean => {
    if (input === 'true' || input === 'false') return input === 'true'
    return refuse(ctx, input, 'invalid-type', 'true or false is expected.')
  })
}

/** An object by its own members: one that is absent is absent, also where it is called `constructor`, as something of every object is. */
function own() {
  return z.transform((input: unknown): unknown => {
    const members = objectOf(input)
    return members ? { __proto__: null, ...members } : input
  })
}

/** Zod schemas for what JSON has no type for: they take the text on the wire and give the process's value. Lists are as long as a client likes. */
export const wire = { string, datetime, date, time, bigint, decimal, bytes, json, list, numberText, booleanText, own }
