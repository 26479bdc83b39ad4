import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'

const COLUMNS = 'id Int @id\n  title String\n  note String?\n  views Int'

/** Three tables with the same rows; in two of them fields are called like what combines filters, which Prisma takes them for. */
const SCHEMA = `datasource db {
  provider = "sqlite"
}

model Box {
  ${COLUMNS}
}

model TakenBox {
  ${COLUMNS}
  AND Boolean @default(false)
  OR  String?
}

model NegatedBox {
  ${COLUMNS}
  NOT String?
}

model LoneBox {
  ${COLUMNS}
  AND String?
  NOT String?
}

model BareBox {
  ${COLUMNS}
  AND String?
  OR  String?
  NOT String?
}

/// @softDelete
model KeptBox {
  ${COLUMNS}
  AND       String?
  NOT       String?
  deletedAt DateTime?
}
`

const ROWS = ['a', 'a', 'b', 'c', 'c'].flatMap((title, i) => [null, 'x', 'y'].map((note, j) => ({ id: i * 3 + j + 1, title, note, views: (i + j) % 4 })))

const WITHOUT_NOT = [
  { OR: [{ title: 'a' }, { title: 'b' }] },
  { AND: [{ title: 'a' }, { views: 1 }] },
  { OR: [{ note: 'x' }, { note: null }] },
  { AND: { OR: [{ note: 'x' }, { views: 3 }] } },
  { title: { not: 'a' }, OR: [{ note: { contains: 'x' } }, { views: { in: [1, 2] } }], AND: [{ views: { lt: 3 } }] },
  { OR: [{ AND: [{ title: 'a' }, { note: null }] }, { OR: [{ views: 0 }, { note: { not: 'y' } }] }] },
]
const WITH_NOT = [
  { NOT: { note: 'x' } },
  { NOT: [{ note: 'x' }, { views: 1 }] },
  { OR: [{ NOT: { note: 'x' } }, { title: 'b' }] },
  { AND: [{ NOT: { OR: [{ note: 'x' }, { note: 'y' }] } }, { NOT: { AND: [{ title: 'a' }, { views: 0 }] } }] },
  { OR: [{ AND: [{ title: 'a' }, { note: null }] }, { NOT: [{ views: { gt: 2 } }, { note: 'y' }] }] },
]

const WITHOUT_AND = [
  { note: { gte: 'x', isNull: false } },
  { note: { gte: 'x', isNull: true } },
  { note: { not: 'x', isNull: false }, title: 'a', OR: [{ views: 1 }, { OR: [{ views: 2 }, { title: 'a' }] }] },
  { OR: [{ note: { equals: 'x', isNull: false } }, { note: { isNull: true }, title: 'b' }] },
]

describe.each<Provider>(['sqlite', 'postgresql'])('where fields are called AND, OR and NOT, on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return
  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp(`taken-combinations-${provider}`, SCHEMA, provider)
    for (const path of ['boxes', 'taken-boxes', 'negated-boxes', 'lone-boxes', 'bare-boxes', 'kept-boxes']) {
      for (const row of ROWS) expect((await app.request('POST', `/api/${path}`, row)).status).toBe(201)
    }
  })
  afterAll(() => app.close())

  const found = async (path: string, where: unknown) => {
    const { status, body } = await app.request('POST', `/api/${path}/search`, { where, orderBy: 'id', select: 'id' })
    return { status, body }
  }
  const withData = expect.objectContaining({ status: 200 }) as unknown

  test.each([...WITHOUT_NOT, ...WITH_NOT].map((where) => [where]))('%j finds what it finds elsewhere', async (where) => {
    const elsewhere = await found('boxes', where)
    expect(elsewhere).toEqual(withData)
    expect(await found('taken-boxes', where)).toEqual(elsewhere)
  })

  test.each(WITHOUT_NOT.map((where) => [where]))('beside a field called NOT, too: %j', async (where) => {
    expect(await found('negated-boxes', where)).toEqual(await found('boxes', where))
  })

  test.each(WITHOUT_AND.map((where) => [where]))('beside fields called AND and NOT, too: %j', async (where) => {
    const elsewhere = await found('boxes', where)
    expect(elsewhere).toEqual(withData)
    for (const path of ['lone-boxes', 'kept-boxes']) expect(await found(path, where)).toEqual(elsewhere)
  })

  test('beside fields called AND, OR and NOT, what cannot be combined is refused', async () => {
    expect(await found('bare-boxes', { note: 'x', title: 'a' })).toEqual(await found('boxes', { note: 'x', title: 'a' }))
    expect(await found('bare-boxes', { note: { gte: 'x', isNull: false } })).toMatchObject({ status: 400, body: { detail: 'These conditions cannot be combined.' } })
  })

  test('there is no NOT beside a field of that name', async () => {
    expect(await found('negated-boxes', { NOT: { title: 'a' } })).toMatchObject({ status: 400, body: { errors: [{ code: 'unknown-field', pointer: '/where/NOT' }] } })
  })
})
