import { env, file, json, lines, scaffold, type Output } from './output.js'

/** A file whose first line differs between the two, so that an edit of its end is merged each time. */
export const EDITED = 'src/gen/edited.ts'

/** Two outputs of some sixty files each: most in both with other content, some in one only, with and without header. */
export const versions: { readonly a: Output; readonly b: Output } = { a: version('a', 'b'), b: version('b', 'a') }

function version(name: string, other: string): Output {
  const body = (i: number) => `export const ${name}${i} = ${JSON.stringify(name.repeat(200 * (i + 1)))}\n`
  const many = (count: number, path: (i: number) => string) => Array.from({ length: count }, (_, i) => file(path(i), body(i)))
  return {
    files: [
      ...many(40, (i) => `src/gen/models/m${i}/service.ts`),
      ...many(8, (i) => `src/gen/data/d${i}.json`),
      ...many(6, (i) => `src/gen/only-${name}/deep/m${i}.ts`),
      ...many(3, (i) => `src/gen/only-${name}/d${i}.json`),
      file(EDITED, [name.repeat(5000), ...Array.from({ length: 9 }, (_, i) => i), ''].map((line) => `// ${line}\n`).join('')),
      scaffold('src/server.ts', 'start()\n'),
    ].sort((x, y) => (x.path < y.path ? -1 : 1)),
    documents: [
      env({ SAME: '1', [`ONLY_${name.toUpperCase()}`]: [name, `of ${name}`], VALUE: [name, `the value of ${name}`] }),
      lines('node_modules', `only-${name}`),
      json({ name: 'shop', 'scripts.dev': name, 'dependencies.zod': name, [`dependencies.${name}`]: '1', [`x-${other}`]: [1] }),
    ],
  }
}
