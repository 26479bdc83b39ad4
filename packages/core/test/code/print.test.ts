import fc from 'fast-check'
import typescript from 'typescript'
import { describe, expect, test } from 'vitest'
import { def, doc, from, ident, key, lit, local, localType, pkg, print, reexport, regex, ts, typeOf, zodOf, type Code, type Printable } from '../../src/index.js'
import { syntaxErrors } from '../../src/testing/index.js'

const zod = pkg('zod', '^4.0.0')

describe('names', () => {
  test('a name declared in the file wins over the same name imported', () => {
    const { text } = print('src/a.ts', ts`
      export class ${def('Router')} extends ${pkg('express', '^5.0.0').value('Router')} {}
    `)
    expect(text).toBe("import { Router as Router_2 } from 'express'\n\nexport class Router extends Router_2 {}\n")
  })

  test('so does a parameter that only the raw text names', () => {
    const { text } = print('a.ts', ts`
      const check = (z: string) => ${zod.value('z')}.string().parse(z)
    `)
    expect(text).toBe("import { z as z_2 } from 'zod'\n\nconst check = (z: string) => z_2.string().parse(z)\n")
  })

  test('a member after a dot and a word in a comment take no name', () => {
    const { text } = print('a.ts', ts`
      /** A z of zod. */
      export const a = other.z(${zod.value('z')}, 'z')
    `)
    expect(text).toContain("import { z } from 'zod'")
  })

  test('a name spread is a name', () => {
    expect(print('a.ts', ts`f(...z, ${zod.value('z')})`).text).toContain('z as z_2')
  })

  test('two packages with one name get two', () => {
    const { text } = print('a.ts', ts`${zod.value('z')}(${pkg('other', '1').value('z')})`)
    expect(text).toBe("import { z } from 'other'\nimport { z as z_2 } from 'zod'\n\nz_2(z)\n")
  })

  test('a symbol of the file itself is not imported', () => {
    expect(print('src/a.ts', ts`${local('src/a.ts', 'A')}`).text).toBe('A\n')
  })

  test('reserved words give way as bindings and stay as members', () => {
    expect(print('a.ts', ts`const ${ident('delete', 'binding')} = x.${ident('delete', 'member')}`).text).toBe('const delete_ = x.delete\n')
  })
})

describe('imports', () => {
  test('type and value uses of one symbol become one value import', () => {
    expect(print('a.ts', ts`${zod.type('z')}${zod.value('z')}`).text).toMatch(/^import \{ z \} from 'zod'/)
  })

  test('files import each other relatively, with the extension Node wants', () => {
    const { text, files } = print('src/a/b.ts', ts`${local('src/c/d.ts', 'd')}(${localType('src/a/e.ts', 'E')})`)
    expect(text).toBe("import { d } from '../c/d.js'\nimport type { E } from './e.js'\n\nd(E)\n")
    expect(files).toEqual(['src/a/e.ts', 'src/c/d.ts'])
  })

  test('what is exported again is not imported', () => {
    const { text, files } = print('src/index.ts', ts`${reexport([local('src/a.ts', 'b'), localType('src/a.ts', 'A')])}`)
    expect(text).toBe("export { type A, b } from './a.js'\n")
    expect(files).toEqual(['src/a.ts'])
  })

  test('the packages come with their ranges', () => {
    expect(print('a.ts', ts`${zod.value('z')}`).packages).toMatchObject([{ name: 'zod', range: '^4.0.0', dev: false }])
    expect(print('a.ts', ts`${pkg('@a/b/c', '1').value('d')}`)).toMatchObject({ text: "import { d } from '@a/b/c'\n\nd\n", packages: [{ name: '@a/b' }] })
  })
})

describe('layout', () => {
  test('a nested block takes the indentation of its hole', () => {
    const inner = ts`
      if (a) {
        b()
      }
    `
    const { text } = print('a.ts', ts`
      function f() {
        ${[inner, false, inner]}
      }
    `)
    expect(text).toBe('function f() {\n  if (a) {\n    b()\n  }\n  if (a) {\n    b()\n  }\n}\n')
  })

  test('a line whose only hole prints nothing disappears', () => {
    const nothing: Printable = false
    const { text } = print('a.ts', ts`
      {
        a,
        ${nothing}
        ${[]}
        b,
      }
    `)
    expect(text).toBe('{\n  a,\n  b,\n}\n')
  })

  test('a nested line that begins with a hole is indented like the others, and one that goes takes its blanks along', () => {
    const nothing: Printable = false
    const inner = ts`
      ${nothing}
      a()
      ${lit(1)}.b()
      ${nothing}

      c()
    `
    const block = (body: Printable) => ts`
      {
        ${body}
      }
    `
    expect(print('a.ts', block(inner)).text).toBe('{\n  a()\n  1.b()\n\n  c()\n}\n')
    // The same template somewhere else keeps nothing of where it stood.
    expect(print('a.ts', block(block(inner))).text).toBe('{\n  {\n    a()\n    1.b()\n\n    c()\n  }\n}\n')
    expect(print('a.ts', inner).text).toBe('a()\n1.b()\n\nc()\n')
  })

  test('the origin of a piece is where it stands in the text', () => {
    const span = { file: 's.prisma', start: 3, end: 9 }
    const { text, origins } = print('a.ts', ts`a(${from({ span }, ts`b`)}, ${zod.value('z')})`)
    expect(origins).toHaveLength(1)
    expect(text.slice(origins[0]?.start, origins[0]?.end)).toBe('b')
    expect(origins[0]?.span).toEqual(span)
  })

  test('a fragment has an origin too, and so has each property of a shape whose part of the schema is named', () => {
    const spanOf = (start: number) => ({ span: { file: 's.prisma', start, end: start + 1 } })
    const shape = { kind: 'object', properties: [{ name: 'a', shape: { kind: 'string' }, doc: 'About a.' }, { name: 'b', shape: { kind: 'nullable', of: { kind: 'boolean' } }, optional: true }, { name: 'c', shape: { kind: 'string' } }] } as const
    const nodes: { readonly [name: string]: ReturnType<typeof spanOf> } = { a: spanOf(1), b: spanOf(2) }
    const none = zod.value('none')
    const symbols = { ref: () => none, json: none, decimal: none, z: none, wire: none, enum: () => undefined, origin: (name: string) => nodes[name] }
    const piecesOf = (code: Code) => {
      const { text, origins } = print('a.ts', code)
      return origins.map(({ start, end, span: { start: from } }) => [text.slice(start, end), from])
    }
    expect(piecesOf(ts`type A = ${typeOf(shape, 'wire', symbols)}`)).toEqual([['/** About a. */', 1], ['a: string', 1], ['b?: boolean | null', 2]])
    expect(piecesOf(ts`const a = ${zodOf(shape, symbols)}`)).toEqual([['a: none.string(),', 1], ['b: none.boolean().nullable().exactOptional(),', 2]])
    expect(piecesOf(ts`${from(spanOf(3), lit('x'))}`)).toEqual([["'x'", 3]])
  })
})

describe('text from the schema', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('*/', '${', '`', "'", '"', '\\', '\n', '\u2028', '@ts-ignore', '//', '/*', '__proto__', '\u202e', '\ud800', '\u3164', '\u{e0041}', '//# sourceMappingURL=x').chain((a) => fc.string().map((b) => a + b + a)),
  )

  test('a string in a hole does not compile, and throws where types do not reach', () => {
    // @ts-expect-error a plain string may be schema text
    expect(() => ts`${'x'}`).toThrow(TypeError)
    // @ts-expect-error also in a list
    expect(() => ts`${[['x']]}`).toThrow(TypeError)
  })

  test('no text breaks out of a literal, a key or a comment', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const { text } = print('a.ts', ts`
          ${doc(a)}
          export const x = { ${key(b)}: ${lit(c)} }
        `)
        expect(syntaxErrors(text)).toEqual([])
        expect(text.split('\n').filter((line) => /^(\/\*\*| \*)/.test(line)).join()).not.toMatch(/@ts-|[#@]\s*sourceMappingURL/)
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u)
        const lines = text.split('\n').filter((line) => !/^(\/\*\*| \*)/.test(line) && line !== '')
        expect(lines).toHaveLength(1)
        // What stands there means what was given, and declares nothing else.
        const value = new Function(text.replace('export const x =', 'return'))() as Record<string, unknown>
        expect(Object.keys(value)).toEqual([b])
        expect(value[b]).toBe(c)
      }),
      { numRuns: 2000 },
    )
  })

  test('a comment begins with nothing that a linter reads, and may speak of it', () => {
    const shown = (text: string) => print('a.ts', ts`${doc(text)}`).text.trim()
    expect(['eslint-', 'eslint-disable', ' eslint-plugin-x y'].map(shown)).toEqual(['/** eslint  */', '/** eslint disable */', '/** eslint plugin-x y */'])
    expect(shown('see eslint-plugin-x')).toBe('/** see eslint-plugin-x */')
  })

  test('no text makes a tag of a comment, or another comment within it, which linters read', () => {
    const words = fc.constantFrom('a', ' ', '@deprecated', '@see', '{@link b', '}', '/*', '*/', '//', 'eslint', '-', '*', '`', '\n', '\t', '\u3000', '(')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
        const { text } = print('a.ts', ts`
          ${doc(parts.join(''))}
          export const x = 1
        `)
        const [statement] = typescript.createSourceFile('a.ts', text, typescript.ScriptTarget.Latest, true).statements
        expect(typescript.getJSDocTags(statement ?? expect.unreachable()).map((tag) => tag.getText())).toEqual([])
        expect(text.slice(3)).not.toContain('/*')
      }),
      { numRuns: 2000 },
    )
  })

  test('any JSON value survives as a literal', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const { text } = print('a.ts', ts`${lit(value as never)}`)
        expect(new Function(`return (${text})`)()).toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  test('any name becomes an identifier', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('binding' as const, 'type' as const), (name, position) => {
        const { text } = print('a.ts', position === 'binding' ? ts`export const ${ident(name, position)} = 1` : ts`export type ${ident(name, position)} = 1`)
        expect(syntaxErrors(text)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a regular expression is a literal whatever it holds', () => {
    expect(print('a.ts', ts`${regex('[\u{e0041}\u200b]', 'u')}`).text).toBe('/[\\udb40\\udc41\\u200b]/u\n')
    expect(print('a.ts', ts`${regex('a/b')}.test(${lit('x')})`).text).toBe("/a\\/b/.test('x')\n")
    expect(() => regex('(')).toThrow(SyntaxError)
  })
})
