import { expect, test } from 'vitest'
import { pathFault } from '../../src/index.js'

const SOUND = ['src/gen/a.ts', 'a.ts', 'x/a.ts', 'src/gen/b.ts', `src/gen/${'n'.repeat(200)}.ts`]
const BAD = ['', '/a.ts', '/src/gen/a.ts', 'src//a.ts', 'src/gen/', 'src/gen/..', 'src/../a.ts', 'src\\gen/a.ts', 'src/gen/con.ts', 'src/gen/a.ts.', '.git/a.ts', 'x/.GIT/a.ts', 'a\u202e.ts', `${'n'.repeat(256)}/a.ts`, `${'n/'.repeat(512)}a.ts`]

test('what has been found sound before makes no other path sound', () => {
  for (let round = 0; round < 2; round++) {
    for (const path of SOUND) expect(pathFault(path), path).toBeUndefined()
    for (const path of BAD) expect(pathFault(path), path).toBeDefined()
  }
})
