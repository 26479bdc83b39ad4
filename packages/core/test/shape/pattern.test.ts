import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lit } from '../../src/index.js'

test('a hostile pattern comes through the text that is printed, which holds no line break and nothing invisible', () => {
  const hostile = ['*/', '\n', '\r', '\u2028', '</script>', '`${x}`', "'", '\\', '/', '\u202e', '\0', 'a']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...hostile)), (parts) => {
      const pattern = parts.join('')
      const { text } = lit({ pattern })
      expect(text).not.toMatch(/[\0\r\n\u2028\u202e]/)
      // The one way to see what a literal means is to have it read.
      expect(new Function(`return (${text})`)()).toEqual({ pattern })
    }),
  )
})
