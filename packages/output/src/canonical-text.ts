import { hash } from 'node:crypto'

/**
 * Text as we write and compare it: no byte-order mark, line ends LF, well-formed Unicode. Reading back what was
 * written gives the same text again, also after a checkout that turned the line ends into CRLF.
 */
export function canonicalText(text: string): string {
  const unmarked = text.startsWith('\uFEFF') ? text.replace(/^\uFEFF+/, '') : text
  return (unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked).toWellFormed()
}

/**
 * The hash that headers and the manifest carry: SHA-256 in 32 hex digits. It tells an edit from no edit; it proves
 * nothing about who wrote the text.
 */
export function digest(text: string): string {
  return hash('sha256', text).slice(0, 32)
}
