import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A change of a generated project by which it tells what it should not, and what is then found. */
export type Plant = { readonly what: string; readonly plant: (folder: string) => void; readonly shows: RegExp }

const HELD = /It holds ".*" of a hidden column/
const DEPENDS = /The reply depends on what is hidden/

/** In place of what the runtime asks for a column that requests may know of: one that keeps nothing back. */
const SEES_ALL = 'const visibleColumn = (model, name) => (Object.hasOwn(model.columns, name) ? model.columns[name] : undefined)\n'

/** Leaks of every kind: in replies, by what is found, by the order it comes in, in the log. */
export const PLANTS: readonly Plant[] = [
  { what: 'the check of what is visible', plant: edit(['runtime/api/visible.ts', 'column?.hidden === true || column?.writeonly === true ? undefined : column', 'column']), shows: HELD },
  { what: 'the mark of one hidden field', plant: edit(['models/user/model.ts', "badge: { kind: 'string', nullable: true, hidden: true }", "badge: { kind: 'string', nullable: true }"]), shows: HELD },
  { what: 'the check of filters', plant: edit(seesAll('runtime/api/where-reader.ts'), seesAll('runtime/api/prisma-where.ts')), shows: DEPENDS },
  { what: 'the check of orders', plant: edit(seesAll('runtime/api/order-reader.ts'), seesAll('runtime/api/sort.ts')), shows: DEPENDS },
  {
    what: 'the strictness of bodies',
    plant: edit(
      ['models/user/schema.ts', /strictObject/g, 'looseObject'],
      ['runtime/api/record-reader.ts', /else if \(names\.has\(name\)\) own\.push\(name\)\s+else strange\.push\(name\)/, 'else own.push(name)'],
      ['runtime/api/record-columns.ts', 'z.strictObject(Object.fromEntries(relaxed))', 'z.looseObject(Object.fromEntries(relaxed))'],
    ),
    shows: /It was answered with 20|The status is 500/,
  },
  { what: 'the cut of logged paths', plant: edit(['runtime/api/request-log.ts', "target.split('?', 1)[0]", 'target']), shows: HELD },
]

type Edit = readonly [file: string, from: string | RegExp, to: string]

function seesAll(file: string): Edit {
  return [file, /visibleColumn, (.*\n)/, `$1${SEES_ALL}`]
}

/** @throws Error where a file does not hold the text any more */
function edit(...edits: readonly Edit[]): Plant['plant'] {
  return (folder) => {
    for (const [file, from, to] of edits) {
      const path = join(folder, 'src/gen', file)
      const text = readFileSync(path, 'utf8')
      const planted = text.replace(from, to)
      if (planted === text) throw new Error(`${file} has no ${String(from)} any more.`)
      writeFileSync(path, planted)
    }
  }
}
