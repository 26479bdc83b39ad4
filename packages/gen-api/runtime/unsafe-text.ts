const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * What makes a text one that databases refuse or cut short: NUL, or half of a surrogate pair, which is no character.
 *
 * @returns a sentence that says so, or undefined for a text that is fine
 */
export function unsafeText(text: string): string | undefined {
  if (text.includes('\0')) return 'The text holds the character U+0000.'
  if (LONE_SURROGATE.test(text)) return 'The text holds half of a surrogate pair.'
  return undefined
}
