import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outlineOf } from '../../src/schema/outline.js'
import { tokenize } from '../../src/schema/tokenize.js'
import { parseSchema } from '../../src/schema/index.js'

const bits = fc.constantFrom(
  'model A {', 'view V {', 'enum E {', '}', '{', '\n', '\r', '\r\n', ' ',
  '  id Int @id', '@@unique([a, b(sort: Desc)])', '@default("a\\"//")',
  '"', '\\', '///', '/// @hidden', '//', '/*', '*/', '(', ')', '[', ']', 'Unsupported("x")?', ':', '=', 'é', '\ud800', '\0',
  'datasource db {', 'provider = "postgresql"', 'url = "x"', 'generator g {',
)
const text = fc.oneof(fc.string(), fc.array(bits).map((parts) => parts.join('')))

it('takes any text: every token and declaration lies where it says, in order', () => {
  fc.assert(
    fc.property(text, (source) => {
      let last = 0
      for (const { start, end } of tokenize(source)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(source.length)
      for (const block of outlineOf(source).blocks) {
        expect(source.slice(block.start).startsWith(block.keyword)).toBe(true)
        for (const member of block.members) {
          expect(source.slice(member.start, member.end).startsWith(member.name)).toBe(true)
          expect(member.end).toBeLessThanOrEqual(block.end)
        }
      }
    }),
  )
})

it('takes for blanks what Prisma does', () => {
  const text = 'datasource db {\n\u00a0\u00a0provider\u2003= "sqlite"\n}\nmodel\u3000A\u1680{\n\u00a0id\u202fInt\u205f@id\u2009// id\n}\n'
  const { schema, diagnostics } = parseSchema([{ path: 's.prisma', text }])
  expect(diagnostics).toEqual([])
  expect(schema?.models.map((m) => [m.name, m.fields.map((f) => f.name)])).toEqual([['A', ['id']]])
})

it('ends lines where Prisma does, inside a string too', () => {
  const kinds = tokenize('"a\r"b\\\n/// c\rd').map((t) => t.kind)
  expect(kinds).toEqual(['string', 'newline', 'string', 'newline', 'doc', 'newline', 'word'])
})

it('reports what is wrong with any text, and throws for none', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const files = [{ path: 'a', text: a }, { path: 'b', text: b }]
      const { schema, diagnostics } = parseSchema(files)
      expect(schema === undefined).toBe(diagnostics.some((d) => d.severity === 'error'))
      for (const { span } of diagnostics) {
        if (span) expect(span.end).toBeLessThanOrEqual(files.find((f) => f.path === span.file)?.text.length ?? -1)
      }
    }),
    { numRuns: 300 },
  )
})

it('needs time in proportion to the text, on one line or many', () => {
  for (const unit of ['enum E { A }', 'model A {\n', '/// @a(', '@@id([', '"', '/*', 'a ///\n', '/// a\n', '} /// a\n']) {
    const started = process.cpuUsage()
    outlineOf(unit.repeat(100_000))
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000, unit).toBeLessThan(2000)
  }
})
