import { expect, test } from 'vitest'
import { planPage, type SchemaPlan } from '../src/index.js'

const NOTHING: SchemaPlan = { from: 'HEAD', api: [], database: { steps: [] }, renames: [], candidates: [], files: [] }

test('a plan of nothing says so', () => {
  expect(planPage(NOTHING)).toBe(`# What changes since \`HEAD\`

| | |
| --- | --- |
| API | 0 breaking, 0 warnings, 0 more, in 0 operations |
| Database | 0 steps: 0 destructive, 0 locking |
| Files | 0 files |

## API

Nothing changes for callers.

## Database

Nothing has to be done.
`)
})

test('one of a thing is in the singular; what nobody has to mind is folded', () => {
  const page = planPage({
    ...NOTHING,
    api: [{ id: 'api-added', severity: 'info', operation: 'GET /api/tags', operationId: 'tags.list', pointer: '', message: 'The operation is new.' }],
    database: { steps: [{ sql: 'SELECT 1 -- ```', risk: 'safe', why: 'Nobody waits.', advice: [] }] },
    files: [{ path: 'src/gen/models/tag/dto.ts', action: 'create', edited: false }],
  })
  expect(page).toContain('| API | 0 breaking, 0 warnings, 1 more, in 1 operation |\n| Database | 1 step: 0 destructive, 0 locking |\n| Files | 1 file |')
  expect(page).toContain('<details>\n\n<summary>Compatible</summary>\n\n- The operation is new. `api-added` in `GET /api/tags`\n\n</details>')
  expect(page).toContain('````sql\nSELECT 1 -- ```\n````')
  expect(page).toContain('<details>\n\n<summary>1 generated file</summary>\n\n- create `src/gen/models/tag/dto.ts`\n\n</details>')
})
