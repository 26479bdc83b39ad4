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
  if (NO_NOUNS.has(word) || word.length === 1) return word.endsWith('s') ? `${word}es` : `${word}s`
  return pluralize.plural(word)
}

function singularOf(word: string): string {
  // `gps`, `dns`, `sms`: what is so short is an abbreviation and no plural.
  return word.length < 4 || ENDS_IN_S.has(word) ? word : pluralize.singular(word)
}

const LATIN = /[a-z0-9]$/

// The library takes these for pronouns and verbs. A model is a noun.
const NO_NOUNS: ReadonlySet<string> = new Set(['me', 'he', 'she', 'we', 'us', 'they', 'them', 'this', 'that', 'is', 'was', 'has', 'thou'])

// Whose singular the library gets wrong.
const ENDS_IN_S: ReadonlySet<string> = new Set(['axis', 'basis', 'canvas', 'chaos', 'cosmos', 'https', 'kudos', 'lens', 'oasis', 'tennis'])
