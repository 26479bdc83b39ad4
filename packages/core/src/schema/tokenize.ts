/** What a stretch of Prisma text is; punctuation is its own kind, `other` is what the language has no use for. */
export type TokenKind = 'word' | 'attribute' | 'string' | 'doc' | 'comment' | 'newline' | Punctuation | 'other'

type Punctuation = '{' | '}' | '(' | ')' | '[' | ']' | ',' | ':' | '=' | '?' | '!'

/** A stretch of Prisma text: UTF-16 offsets, `end` exclusive. Blanks between tokens are left out. */
export type Token = { readonly kind: TokenKind; readonly start: number; readonly end: number }

const NEWLINE = 10
const RETURN = 13
const BLANK = 32
const QUOTE = 34
const STAR = 42
const SLASH = 47
const AT = 64
const BACKSLASH = 92
const UNDERSCORE = 95

// One native match per stretch instead of a step per character: a run reads its schema once, before anything is compiled.
// Beyond ASCII everything but blanks and the byte order mark counts as a letter: Prisma decides which letters a name may
// have. What else it takes for a blank is what pages in the web are full of.
const WORD = /[\w.\-\x80-\x9F\xA1-\u167F\u1681-\u1FFF\u200B-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF]+/y
const BLANKS = /[\0-\x09\x0b\x0c\x0e-\x20\xA0\u1680\u2000-\u200A\u202F\u205F\u3000\uFEFF]+/y
const REST_OF_LINE = /[^\r\n]*/y

/**
 * Cuts Prisma text into tokens. It follows the grammar of Prisma's own parser (a lone carriage return ends a line, a
 * string ends with its line) and takes any text whatever: what it cannot place becomes `other`. One pass, linear time.
 *
 * @param text the content of a Prisma file
 * @returns the tokens in order; numbers, names and dotted names are all `word`, `@db.Uuid` and `@@map` are `attribute`
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const start = at
    const code = text.charCodeAt(at)
    let kind: TokenKind
    if (code === NEWLINE || code === RETURN) {
      kind = 'newline'
      at += code === RETURN && text.charCodeAt(at + 1) === NEWLINE ? 2 : 1
    } else if (code <= BLANK || (code > 127 && isWideBlank(code))) {
      at = skip(BLANKS, text, at)
      continue
    } else if (isWord(code)) {
      kind = 'word'
      at = skip(WORD, text, at)
    } else if (code === AT) {
      kind = 'attribute'
      at = skip(WORD, text, text.charCodeAt(at + 1) === AT ? at + 2 : at + 1)
    } else if (code === QUOTE) {
      kind = 'string'
      at = stringEnd(text, at + 1)
    } else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) {
      kind = text.charCodeAt(at + 2) === SLASH ? 'doc' : 'comment'
      at = skip(REST_OF_LINE, text, at)
    } else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
      kind = 'comment'
      const close = text.indexOf('*/', at + 2)
      at = close < 0 ? text.length : close + 2
    } else {
      kind = punctuation(text[at])
      at++
    }
    tokens.push({ kind, start, end: at })
  }
  return tokens
}

/** Whether `BLANKS` matches it, for what is beyond ASCII. */
function isWideBlank(code: number): boolean {
  BLANKS.lastIndex = 0
  return BLANKS.test(String.fromCharCode(code))
}

/** Whether `WORD` matches it, where it is no blank. */
function isWord(code: number): boolean {
  const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE || code > 127
  // Minus, point and the digits lie around the slash.
  return letter || (code >= 45 && code <= 57 && code !== SLASH)
}

/** Where the stretch ends that the sticky pattern matches at `from`; `from` itself where it does not match. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

function punctuation(char: string | undefined): Punctuation | 'other' {
  switch (char) {
    case '{':
    case '}':
    case '(':
    case ')':
    case '[':
    case ']':
    case ',':
    case ':':
    case '=':
    case '?':
    case '!':
      return char
    default:
      return 'other'
  }
}

function stringEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === NEWLINE || code === RETURN) return at
    if (code === QUOTE) return at + 1
    at += code === BACKSLASH && !isBreak(text.charCodeAt(at + 1)) ? 2 : 1
  }
  return text.length
}

function isBreak(code: number): boolean {
  return code === NEWLINE || code === RETURN
}

/**
 * The value of a Prisma string literal.
 *
 * @param literal the literal with its quotes
 * @returns its value; an escape that JSON does not know stands for itself
 */
export function stringValue(literal: string): string {
  const end = literal.length > 1 && literal.endsWith('"') ? -1 : undefined
  const inner = literal.slice(1, end)
  if (!inner.includes('\\')) return inner
  try {
    // Prisma's escapes are those of JSON.
    return String(JSON.parse(`"${inner}"`))
  } catch {
    return inner
  }
}
