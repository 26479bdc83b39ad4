import { env, file, json, lines, scaffold, type Output } from './output.js'

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
      scaffold('src/server.ts', 'start()\n'),
    ].sort((x, y) => (x.path < y.path ? -1 : 1)),
    documents: [
      env({ SAME: '1', [`ONLY_${name.toUpperCase()}`]: [name, `of ${name}`], VALUE: [name, `the value of ${name}`] }),
      lines('node_modules', `only-${name}`),
      json({ name: 'shop', 'scripts.dev': name, 'dependencies.zod': name, [`dependencies.${name}`]: '1', [`x-${other}`]: [1] }),
    ],
  }
}
