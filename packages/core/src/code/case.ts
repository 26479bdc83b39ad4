import { latePattern } from './late-pattern.js'

const ASCII = /^[\x00-\x7f]*$/
/**
 * A pattern of words, of the letters that begin one and of those that run on. `OAuth` is one word since it stands in every
 * other schema, and so is an abbreviation in the plural. Small letters behind a digit begin no word, as nobody writes a new one
 * small: `m2o`, `K8s`. A single capital does not either, between a capital with a digit and the next word: `B2B`. Of those there are
 * few in a row: to look for more would take time in the square of a name that is nothing else.
 */
function wordPattern(upper: string, small: string, lower = small): string {
  const tail = `(?:[0-9]+[${small}]+)*[0-9]*`
  return [
    `O[Aa]uth(?![${lower}])[0-9]*`,
    `[${upper}]{2,}s(?![${small}])[0-9]*`,
    `[${upper}](?:[0-9]+[${upper}]){1,4}(?![${small}0-9]|[${upper}](?![${small}]))`,
    `[${upper}]+(?![${small}])${tail}`,
    `[${upper}]?[${small}]+${tail}`,
    `[0-9]+(?:[${small}]+|[${upper}]+(?![${small}]))?${tail}`,
  ].join('|')
}

const WORDS = new RegExp(wordPattern('A-Z', 'a-z'), 'g')
// The same for all alphabets. Letters without case, as most of the world writes them, run on like small ones.
const wordsOfAnyAlphabet = latePattern(wordPattern('\\p{Lu}\\p{Lt}', '\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}', '\\p{Ll}'), 'gu')
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
