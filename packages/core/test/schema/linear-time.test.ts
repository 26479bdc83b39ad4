import { expect, test } from 'vitest'
import { parseSchema } from '../../src/schema/index.js'
import { DATASOURCE } from './schema-of.js'

const model = (lines: string) => `model A {\n  id Int @id\n${lines}}\n`
const numbered = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('')

/** Texts of about so many characters, each of much of one thing. */
const texts: { readonly [what: string]: (size: number) => string } = {
  'a comment': (size) => `// ${'x'.repeat(size)}\n${model('')}`,
  'documentation on one line': (size) => `/// ${'x @'.repeat(size / 3)}\n${model('')}`,
  'documentation on many lines': (size) => '/// x\n'.repeat(size / 6) + model(''),
  'annotations that belong to nothing': (size) => '/// @hidden\n\n'.repeat(size / 13) + model(''),
  'an annotation with many arguments': (size) => `/// @expose(${'list, '.repeat(size / 6)}list)\n${model('')}`,
  'an annotation that is never closed': (size) => `/// ${'@path("'.repeat(size / 7)}\n${model('')}`,
  'a comment that is never closed': (size) => `${model('')}${'/* '.repeat(size / 3)}`,
  'a text': (size) => model(`  a String @default("${'x\\\\'.repeat(size / 3)}")\n`),
  'attributes of one field': (size) => model(`  a Int ${'@db.Integer '.repeat(size / 12)}\n`),
  'attributes that nobody knows': (size) => model(numbered(size / 20, (i) => `  f${i} Int? @unik\n`)),
  'attributes of one model, all alike': (size) => model('  @@index([id])\n'.repeat(size / 16)),
  fields: (size) => model(numbered(size / 12, (i) => `  f${i} Int?\n`)),
  'fields of one name': (size) => model('  id Int\n'.repeat(size / 9)),
  'types that nobody declares': (size) => model(numbered(size / 14, (i) => `  f${i} Intt?\n`)),
  models: (size) => numbered(size / 30, (i) => `model M${i} {\n  id Int @id\n}\n`),
  'models of one name': (size) => model('').repeat(size / 25),
  'relations of one model': (size) => model(numbered(size / 80, (i) => `  f${i} Int?\n  r${i} A? @relation("r${i}", fields: [f${i}], references: [id])\n  b${i} A[] @relation("r${i}")\n`)),
  'values of one enum': (size) => `${model('  e E\n')}enum E {\n${numbered(size / 8, (i) => `  v${i}\n`)}}\n`,
  'open parentheses': (size) => model(`  a Int @default(${'('.repeat(size)})\n`),
  'open brackets': (size) => model(`  a Int[] @default(${'['.repeat(size)})\n`),
  'open blocks': (size) => 'model A {\n'.repeat(size / 10),
  'closed blocks': (size) => model('') + '}\n'.repeat(size / 2),
  'lines of another language': (size) => model('') + 'SELECT a FROM b;\n'.repeat(size / 17),
  'a line of blanks': (size) => model(`  a Int${' '.repeat(size)}\n`),
  'lines that end in every way': (size) => '\r\r\n\n'.repeat(size / 4) + model(''),
  'what is no text': (size) => `/// ${'\ud800\0\ufeff'.repeat(size / 3)}\n${model('')}`,
}

// Ten times as much takes about ten times as long. What grows with the square takes minutes.
test.each(Object.entries(texts))('%s of 400,000 characters: read in a few seconds at most', (_, text) => {
  parseSchema([{ path: 'schema.prisma', text: DATASOURCE + model('') }])
  const started = process.cpuUsage()
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: DATASOURCE + text(400_000) }])
  // Not by the clock on the wall: other work on the machine is none of this.
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1000).toBeLessThan(8000)
  expect(schema === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))
})
