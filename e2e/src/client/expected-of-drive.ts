import type { driveBlog } from './drive-blog.js'

/** What a drive of the blog by its client sees. */
export function expectedOfDrive(tag: string): Awaited<ReturnType<typeof driveBlog>> {
  const problem = <S extends number>(name: string, status: S, errors: string[] = []) => ({ type: `/problems/${name}`, status, errors })
  return {
    created: { id: 'number', title: '100% "Ä" & _', createdAt: true, hidden: false },
    plain: { author: 'Ada', comments: false },
    chosen: {
      title: '100% "Ä" & _',
      comments: [
        { body: 'First', author: { name: 'Ada' } },
        { body: 'Second', author: null },
      ],
      tags: [[true, tag]],
    },
    bare: false,
    joined: [true, tag, false],
    found: { views: [{ views: 60 }, { views: 50 }, { views: 0 }], total: 3 },
    long: [{ slug: `${tag}-3` }],
    searched: { views: [{ views: 0 }, { views: 10 }], hasMore: true },
    walked: [0, 10, 20, 30, 40, 50, 60],
    sizes: [4, 3],
    counted: { count: 7 },
    states: { tagged: true, known: true, fresh: 'Changed', changed: ['Changed', '2025-01-02T03:04:05.000Z'], stale: problem('precondition-failed', 412) },
    problems: {
      taken: problem('unique-conflict', 409, ['/slug']),
      missing: problem('not-found', 404),
      invalid: problem('invalid-body', 400, ['/email', '/name']),
      expired: problem('invalid-query', 400, ['cursor']),
      away: 'ApiFailure',
    },
    shaky: { through: 7, limited: `${tag}-limited`, unsure: 'network', unsureRows: 1 },
    aborted: 'Error: given up',
    late: 'timeout',
    deleted: problem('not-found', 404),
  } as Awaited<ReturnType<typeof driveBlog>> // the types of problems are unions of literals
}
