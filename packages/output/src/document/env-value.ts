/** A value as it stands after `NAME=`: what it means, and how many characters it takes. */
export type EnvValue = { readonly value: string; readonly length: number }

const BARE = /^[\w./:@%+,=~-]*$/

/**
 * Reads the value at the start of `text`, by the rules that the dotenv package and Node's own parser share: quotes of
 * three kinds, `\n` inside double ones, `#` ends a bare value. A quoted value may go over several lines.
 */
export function readEnvValue(text: string): EnvValue {
  const quote = text.charAt(0)
  if (quote === '"' || quote === "'" || quote === '`') {
    let end = text.indexOf(quote, 1)
    while (end > 0 && text[end - 1] === '\\') end = text.indexOf(quote, end + 1)
    if (end > 0) {
      const inner = text.slice(1, end).replace(/\r\n/g, '\n')
      return { value: quote === '"' ? inner.replaceAll('\\n', '\n') : inner, length: end + 1 }
    }
  }
  const bare = (/^[^#\r\n]*/.exec(text)?.[0] ?? '').trimEnd()
  return { value: bare, length: bare.length }
}

/**
 * Writes a value so that it reads back as itself, also where a shell sources the file.
 *
 * @returns undefined when no way of quoting can carry it
 */
export function writeEnvValue(value: string): string | undefined {
  if (/[\0-\x08\x0b-\x1f\x7f-\x9f\uD800-\uDFFF\uFEFF]/u.test(value)) return undefined
  const double = /["\\]/.test(value) ? undefined : `"${value.replaceAll('\n', '\\n')}"`
  const candidates = [
    BARE.test(value) ? value : undefined,
    /[$`]/.test(value) ? undefined : double,
    value.includes("'") ? undefined : `'${value}'`,
    double,
    value.includes('`') ? undefined : `\`${value}\``,
    /^[\s"'`]|[#\n]|\s$/.test(value) ? undefined : value,
  ]
  return candidates.find((text) => {
    if (text === undefined) return false
    // What follows must not change what is read: a quote that a backslash guards would swallow the next lines.
    const read = readEnvValue(`${text}\nNEXT="'\`"`)
    return read.value === value && read.length === text.length
  })
}
