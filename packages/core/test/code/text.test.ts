import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { json, md, mdBlock, mdCode, text } from '../../src/index.js'

const markdown = new MarkdownIt({ html: true, linkify: false })
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom('`', '*', '_', '[x](javascript:y)', '<b>', '-->', '|', '#', '\\', '&amp;', '![', '~~~', '- ', '+ ', '1. ', '> ', '\n', '***', '===', ':', 'a'), { maxLength: 8 }).map((parts) => parts.join('')),
)

/** What a reader sees: Markdown rendered, tags and entities undone, blanks collapsed. */
function seen(source: string): string {
  return markdown.render(source).replace(/<\/?(?:p|code)>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
}

test('text in Markdown reads as itself, and is nothing but text', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const { text: source } = md`Say ${value} now.`
      const html = markdown.render(source)
      expect(html.match(/<(?!\/?p>)[a-z/!]/i), source).toBeNull()
      expect(seen(source)).toBe(`Say ${value} now.`.replace(/\s+/g, ' '))
    }),
    { numRuns: 1000 },
  )
})

test('so it does at the start of a line and in the cell of a table', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const { text: source } = md`${value}`
      expect(markdown.render(source).match(/<(?!\/?p>)[a-z/!]/i), source).toBeNull()
      const table = md`
        | a | b |
        | --- | --- |
        | ${value} | ${mdCode(value)} |
      `
      const html = markdown.render(table.text)
      expect(html.match(/<td>/g)).toHaveLength(2)
      expect(html.match(/<tr>/g)).toHaveLength(2)
    }),
    { numRuns: 1000 },
  )
})

test('a code span holds any backticks', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }).filter((value) => value.trim() !== '' && !value.includes('|')), (value) => {
      expect(markdown.renderInline(mdCode(value).text).match(/<code>/g)).toHaveLength(1)
    }),
  )
})

test('a block holds any fences', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('`', '``', '```', '~~~', '\n', 'a', '    ', '<b>'), { maxLength: 30 }), (parts) => {
      const blocks = markdown.parse(`before\n\n${mdBlock('sh', `x${parts.join('')}`).text}\n\nafter`, {}).filter(({ type }) => type !== 'inline' && !type.startsWith('paragraph'))
      expect(blocks.map(({ type, content }) => [type, content])).toEqual([['fence', `x${parts.join('')}`.replace(/\n+$/, '') + '\n']])
    }),
    { numRuns: 1000 },
  )
})

test('the margin goes, a list in a hole becomes lines, and blank lines do not pile up', () => {
  const page = md`
    # ${'A_b'}

    ${false}

    ${['x', 'y'].map((item) => md`- ${item}`)}
  `
  expect(page.text).toBe('# A\\_b\n\n- x\n- y\n')
})

test('a page ends its last line once, whatever ends it', () => {
  const list = md`
    - one
  `
  const page = md`
    # A

    ${list}
  `
  const withoutList = md`
    # A

    ${false}
  `
  expect([page.text, withoutList.text]).toEqual(['# A\n\n- one\n', '# A\n'])
})

test('other text takes no string, and JSON is what JSON is', () => {
  // @ts-expect-error a plain string may be schema text
  expect(() => text`${'x'}`).toThrow(TypeError)
  expect(json({ a: '"\n' }).text).toBe('{\n  "a": "\\"\\n"\n}\n')
})
