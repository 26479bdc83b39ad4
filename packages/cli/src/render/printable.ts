// What would act on a terminal: control characters, those that turn the direction of text round, those that take no room.
const CONTROL = '\\u0000-\\u001f\\u007f-\\u009f'
const INVISIBLE = '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}'
// Made when it is needed, which in most runs it is not.
const unsafe = () => new RegExp(`[${CONTROL}${INVISIBLE}\\ud800-\\udfff]`, 'gu')
/** Most text has none of them, and is told faster so. */
const PLAIN = /^[ -~]*$/

/** Text as one line that a terminal shows as it is: whatever would act on the terminal becomes `\u{...}`. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(unsafe(), (c) => `\\u{${c.codePointAt(0)?.toString(16) ?? ''}}`)
}

/** Like `printable`; tabs become two blanks. */
export function visible(text: string): string {
  return printable(text.replaceAll('\t', '  '))
}

/** Like `visible`, line by line. */
export function printableLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(visible)
}

/** A value as JSON on one line, with what a terminal would act on escaped: the value read back is the same. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafe(), (c) =>
    Array.from({ length: c.length }, (_, i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  )
}
