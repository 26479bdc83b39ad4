import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosticLines } from '../src/render/diagnostic.js'
import { printableJson } from '../src/render/printable.js'

const plain = { red: String, yellow: String, green: String, cyan: String, dim: String, bold: String, isColorSupported: false }
const nasty = fc.constantFrom('\u0085', '\u200e', '\u202e', '\ud800', '\u001b', '\t', '\n', '\u{e0041}', 'a')
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: nasty, maxLength: 60 }))

describe('a diagnostic', () => {
  it('never lets text act on the terminal, wherever it stands', () => {
    fc.assert(
      fc.property(text, text, text, fc.nat(80), fc.nat(80), (message, source, file, start, length) => {
        const span = { file, start, end: start + length }
        const lines = diagnosticLines(
          { code: message, severity: 'error', message, help: source, span },
          new Map([[file, { path: file, text: source }]]),
          plain,
        )
        for (const line of lines)
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/u)
      }),
    )
  })

  it('puts the carets below what it is about, on long lines and behind tabs', () => {
    const source = `a\r\n\tb  Bx\n${'x'.repeat(300)}BAD${'y'.repeat(300)}`
    const at = (word: string) => {
      const start = source.indexOf(word)
      const lines = diagnosticLines(
        { code: 'c', severity: 'error', message: 'm', span: { file: 'f', start, end: start + word.length } },
        new Map([['f', { path: 'f', text: source }]]),
        plain,
      )
      const [line = '', carets = ''] = lines.slice(-2)
      return { where: lines[0], marked: line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1) }
    }
    expect(at('Bx')).toEqual({ where: 'f:2:5 error c m', marked: 'Bx' })
    expect(at('BAD')).toEqual({ where: 'f:3:301 error c m', marked: 'BAD' })
  })
})

it('prints JSON that reads back as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), text, (value, more) => {
      const printed = printableJson({ value, more })
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({ value, more })))
      expect(printed).not.toMatch(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e]/u)
    }),
  )
})
