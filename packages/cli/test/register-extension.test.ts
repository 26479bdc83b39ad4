import fc from 'fast-check'
import { Node, Project, SyntaxKind } from 'ts-morph'
import { describe, expect, test } from 'vitest'
import { registerExtension } from '../src/commands/extend/register.js'

const post = { name: 'post', binding: 'post', from: './post.js' }
const define = "import { defineExtensions } from '../gen/extensions.js'\n"

function registered(text: string, registration = post): string {
  const result = registerExtension(text, registration)
  if (result.kind !== 'registered') throw new Error(JSON.stringify(result))
  return result.text
}

describe('an extension is registered in the way the file is written', () => {
  test.each([
    ['the scaffold', '{}', '{ post }'],
    ['one line', '{ author }', '{ author, post }'],
    ['one line without blanks', '{author}', '{author, post}'],
    ['a comma at the end', '{ author, }', '{ author, post, }'],
    ['a comment alone', '{ /* none */ }', '{ /* none */ post }'],
    ['lines', '{\n  author,\n}', '{\n  author,\n  post,\n}'],
    ['lines without a comma at the end', '{\n\tauthor // about\n}', '{\n\tauthor, // about\n\tpost\n}'],
    ['lines with comments', '{\n  // people\n  author, // about\n  // the end\n}', '{\n  // people\n  author, // about\n  // the end\n  post,\n}'],
    ['a comment on lines', '{\n  // none yet\n}', '{\n  // none yet\n  post,\n}'],
    ['properties of other kinds', "{ author: other, 'a-b': x, m() { return {} } }", "{ author: other, 'a-b': x, m() { return {} }, post }"],
  ])('%s', (_, before, after) => {
    expect(registered(`${define}\nexport const extensions = defineExtensions(${before})\n`)).toBe(
      `${define}import { post } from './post.js'\n\nexport const extensions = defineExtensions(${after})\n`,
    )
  })

  test('semicolons, quotes and ends of lines are those of the file', () => {
    expect(registered('import { defineExtensions } from "../gen/extensions.js"; // ours\r\n\r\nexport const extensions = defineExtensions({\r\n});\r\n')).toBe(
      'import { defineExtensions } from "../gen/extensions.js"; // ours\r\nimport { post } from "./post.js";\r\n\r\nexport const extensions = defineExtensions({\r\n  post,\r\n});\r\n',
    )
  })

  test('under another name where its constant has one, and by what it is imported as', () => {
    expect(registered(`${define}defineExtensions({})\n`, { name: 'delete', binding: 'delete_', from: './delete.js' })).toBe(
      `${define}import { delete_ } from './delete.js'\ndefineExtensions({ delete: delete_ })\n`,
    )
    expect(registered(`${define}import { post as ours } from './post.js'\ndefineExtensions({})\n`)).toBe(
      `${define}import { post as ours } from './post.js'\ndefineExtensions({ post: ours })\n`,
    )
  })

  test('a byte-order mark stays the first', () => {
    expect(registered(`\ufeff${define}defineExtensions({})\n`)).toBe(`\ufeff${define}import { post } from './post.js'\ndefineExtensions({ post })\n`)
  })
})

test.each(['{ post }', '{ post: other }', "{ 'post': other }", '{ ...x, post }', '{ post() { return {} } }', '{ get post() { return {} } }'])('%s has it already', (object) => {
  expect(registerExtension(`${define}defineExtensions(${object})`, post)).toEqual({ kind: 'present' })
})

test.each([
  ['a spread', `${define}defineExtensions({ ...more })`, 'spread or computed'],
  ['a computed name', `${define}defineExtensions({ [name]: more })`, 'spread or computed'],
  ['a variable', `${define}defineExtensions(all)`, 'not written out'],
  ['a cast', `${define}defineExtensions({} as All)`, 'not written out'],
  ['two calls', `${define}defineExtensions({}); defineExtensions({})`, 'more than once'],
  ['no call', 'export const extensions = {}', 'nowhere'],
  ['a comment that holds one', '// defineExtensions({})\nexport const extensions = {}', 'nowhere'],
  ['another thing of that name', `${define}const post = 1\ndefineExtensions({ other: post })`, '"post" is something else'],
  ['an import of that name', `${define}import { post } from './other.js'\ndefineExtensions({ other: post })`, '"post" is something else'],
  ['a fault', `${define}defineExtensions({`, 'does not parse'],
  ['a comment that goes on behind the imports', `${define.trimEnd()} /* from\n here */\ndefineExtensions({})`, 'no place'],
])('%s is left alone', (_, text, why) => {
  expect(registerExtension(text, post)).toEqual({ kind: 'by-hand', why: expect.stringContaining(why) })
})

test('whatever else is in the file, it holds the extension then or is left alone, and all that was there is there still', () => {
  const blanks = fc.constantFrom('', ' ', '\n', '\n  ', '\n\t', ' // a {comment}\n', '/* b, */', '\n  /** post: */\n')
  const property = fc.constantFrom('author', 'tag: t', "'x-y': z", 'm() { return { post: 1 } }', 'get g() { return 1 }', '...rest', '[k]: v', 'nested: { post: {} }')
  const object = fc.tuple(blanks, fc.uniqueArray(fc.tuple(property, blanks, blanks), { maxLength: 4, selector: ([name]) => name }), fc.boolean(), blanks).map(
    ([first, items, hasComma, last]) => `{${first}${items.map(([text, before, after], i) => `${text}${before}${i < items.length - 1 || hasComma ? ',' : ''}${after}`).join('')}${last}}`,
  )
  const header = fc.constantFrom('', '// ours\n', "import x from 'x'\n", "import { type post } from './post.js'\n", "import type { post } from './types.js'\n", 'const y = `\n${1}`\n')
  const file = fc.tuple(header, blanks, object, fc.constantFrom('', ';', '\n', '\nexport const after = { a: 1 }\n')).map(
    ([top, gap, value, rest]) => `${top}import { defineExtensions } from '../gen/extensions.js'${gap}\nexport const extensions = defineExtensions(${value})${rest}`,
  )
  let changed = 0
  fc.assert(
    fc.property(file, fc.boolean(), (lf, isWindows) => {
      const text = isWindows ? lf.replaceAll('\n', '\r\n') : lf
      const result = registerExtension(text, post)
      if (result.kind !== 'registered') return
      changed += 1
      expect(registerExtension(result.text, post)).toEqual({ kind: 'present' })
      // Nothing is lost, and what is new is two things: every character of the old text comes in its order.
      let at = 0
      for (const character of result.text) if (character === text.charAt(at)) at += 1
      expect(at).toBe(text.length)
      expect(result.text.length - text.length).toBeLessThan(50)
      expect(propertiesOf(result.text)).toEqual([...propertiesOf(text), 'post'])
    }),
    { numRuns: 150 },
  )
  expect(changed).toBeGreaterThan(30)
})

function propertiesOf(text: string): string[] {
  const file = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true }).createSourceFile('a.ts', text)
  const call = file.getDescendantsOfKind(SyntaxKind.CallExpression).find((one) => one.getExpression().getText() === 'defineExtensions')
  const [object] = call?.getArguments() ?? []
  return Node.isObjectLiteralExpression(object) ? object.getProperties().map((property) => property.getText()) : []
}
