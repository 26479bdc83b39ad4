import { wordsOf } from '@ssot-codegen/core'
import pluralize from 'pluralize'

/** Pluralizing goes through some hundred rules: each name does so once. */
const labels = { singular: new Map<string, string>(), plural: new Map<string, string>() }

/** The words of a name in lower case, its last one in that number. */
export function wordsIn(number: 'singular' | 'plural', name: string): string[] {
  return labelIn(number, name).split(' ')
}

/** The name in words for people, its last one in that number: `blog posts`. */
export function labelIn(number: 'singular' | 'plural', name: string): string {
  const known = labels[number].get(name)
  if (known !== undefined) return known
  const words = wordsOf(name).map((word) => word.toLowerCase())
  const last = words.pop() ?? name
  const text = [...words, number === 'plural' ? pluralOf(last) : singularOf(last)].join(' ')
  labels[number].set(name, text)
  return text
}

function pluralOf(word: string): string {
  if (!LATIN.test(word)) return word
  if (UNCOUNTABLE.has(word)) return word
  if (REGULAR.has(word) || word.length === 1) return word.endsWith('s') ? `${word}es` : `${word}s`
  return pluralize.plural(word)
}

function singularOf(word: string): string {
  // `gps`, `dns`, `sms`: what is so short is an abbreviation and no plural.
  if (word.length < 4 || ENDS_IN_S.has(word)) return word
  const regular = [word.slice(0, -1), word.slice(0, -2)].find((one) => REGULAR.has(one) && pluralOf(one) === word)
  return regular ?? pluralize.singular(word)
}

const LATIN = /[a-z0-9]$/

// The library takes the first few for pronouns and verbs, where a model is a noun. The others it gives a plural that nobody
// uses, or no way back from it.
const REGULAR: ReadonlySet<string> = new Set([
  'me', 'he', 'she', 'we', 'us', 'they', 'them', 'this', 'that', 'is', 'was', 'has', 'thou',
  'agenda', 'atlas', 'avalanche', 'axe', 'bias', 'brownie', 'cache', 'calorie', 'cookie', 'excuse', 'german', 'gulf', 'hoodie', 'moustache', 'niche', 'prairie', 'premise', 'rookie', 'schema', 'selfie',
  'stigma', 'virus',
  // A `ch` that is said as a `k`.
  'biotech', 'eunuch', 'epoch', 'fintech', 'loch', 'matriarch', 'monarch', 'oligarch', 'patriarch', 'stomach', 'tech',
])

// What has no plural, though the library makes one.
const UNCOUNTABLE: ReadonlySet<string> = new Set(['cattle', 'evidence', 'furniture', 'jewelry', 'knowledge', 'luggage', 'merchandise', 'weather'])

// Whose singular the library gets wrong.
const ENDS_IN_S: ReadonlySet<string> = new Set([
  'aegis', 'atlas', 'axis', 'basis', 'bias', 'canvas', 'chaos', 'clothes', 'cosmos', 'crossroads', 'dialysis', 'ellipsis', 'https', 'kudos', 'lens', 'mantis', 'means', 'metropolis', 'oasis', 'pancreas', 'paralysis', 'pelvis', 'psychosis', 'sepsis', 'tennis', 'trellis',
])
