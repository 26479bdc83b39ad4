import { latePattern } from './late-pattern.js'

const ASCII = /^[\x00-\x7f]*$/
// An abbreviation in the plural is one word, and so is the one name that begins with a letter of its own and stands in every other schema.
const WORDS = /O[Aa]uth(?![a-z])[0-9]*|[A-Z]{2,}s(?![a-z])[0-9]*|[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g
// The same for all alphabets. Letters without case, as most of the world writes them, run on like small ones.
const wordsOfAnyAlphabet = latePattern(
  'O[Aa]uth(?!\\p{Ll})[0-9]*|[\\p{Lu}\\p{Lt}]{2,}s(?![\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}])[0-9]*|[\\p{Lu}\\p{Lt}]+(?![\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}])[0-9]*|[\\p{Lu}\\p{Lt}]?[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}]+[0-9]*|[0-9]+',
  'gu',
)
const marks = latePattern('\\p{M}+', 'gu')

/** The words of a name in any case style: `HTTPServer_id2` is `['HTTP', 'Server', 'id2']`, `FAQs` one word. */
export function wordsOf(name: string): string[] {
  return (ASCII.test(name) ? name.match(WORDS) : name.normalize('NFC').match(wordsOfAnyAlphabet())) ?? [name]
}

/** `BlogPost` and `blog_post` become `blogPost`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = wordsOf(name)
  return first.toLowerCase() + rest.map(capitalized).join('')
}

/** `blog_post` becomes `BlogPost`. */
export function pascalCase(name: string): string {
  return wordsOf(name).map(capitalized).join('')
}

/**
 * `BlogPost`, or its words, becomes `blog-post`. It is for files and paths, where letters outside of ASCII have more than one spelling:
 * accents go, and what has no Latin letter under it is told by its code point.
 */
export function kebabCase(name: string | readonly string[]): string {
  return (typeof name === 'string' ? wordsOf(name) : name).map(plainLetters).join('-')
}

function plainLetters(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase()
  return word
    .normalize('NFD')
    .replace(marks(), '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, (letter) => `u${letter.codePointAt(0)?.toString(16) ?? ''}`)
}

function capitalized(word: string): string {
  const [first = ''] = word
  return first.toUpperCase() + word.slice(first.length).toLowerCase()
}
