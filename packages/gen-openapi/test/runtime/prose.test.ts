import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prose } from '../../runtime/prose.js'

test('words, emphasis and code stay as they are', () => {
  for (const text of ['A *fine* post, `where[title]=a`.', '- one\n- two', '']) expect(prose(text)).toBe(text)
})

test('no tag, link, image or program comes of a text', () => {
  expect(prose('<script>x</script>')).toBe('&lt;script>x&lt;/script>')
  expect(prose('![a](https://b.example/c.png) [d][e]')).toBe('![a]\\(https://b.example/c.png) [d]\\[e]')
  expect(prose('[a]: https://b.example')).toBe('[a]\\: https://b.example')
  expect(prose('JavaScript:x eval(y)')).toBe('JavaScript\\:x eval\\(y)')
})

test('nothing that a checker refuses is left in any text, which JSON can hold', () => {
  const parts = fc.array(fc.oneof(fc.constantFrom('<', 'script', ']', '(', '[', ':', 'javascript', 'eval', '\\', '`', '\ud800', '\udc00', '&'), fc.string({ unit: 'binary', maxLength: 3 })))
  fc.assert(
    fc.property(parts, (list) => {
      const text = prose(list.join(''))
      expect(text).not.toMatch(/<|\]\(|\]\[|\]:|javascript:|eval\(|\p{Surrogate}/iu)
      expect(JSON.parse(JSON.stringify(text))).toBe(text)
    }),
    { numRuns: 300 },
  )
})
