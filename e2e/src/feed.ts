import type { Provider } from './database.js'
import { sqlCondition, type Value } from './sql-condition.js'

/** A schema whose rows lie close together: sort columns of every kind, with and without null, and relations of both kinds. */
export function feedSchema(provider: Provider): string {
  const native = (types: { readonly [P in Provider]?: string }) => types[provider] ?? ''
  return `
datasource db {
  provider = "sqlite"
}

enum Size {
  small
  large
  medium
}

model Author {
  id     Int      @id
  name   String?
  rank   Int
  boss   Author?  @relation("boss", fields: [bossId], references: [id])
  bossId Int?
  team   Author[] @relation("boss")
  posts  Post[]   @relation("author")
  edited Post[]   @relation("editor")
}

model Post {
  id       Int       @id
  title    String
  made     DateTime  ${native({ postgresql: '@db.Timestamptz(6)', mysql: '@db.DateTime(6)' })}
  shown    DateTime? ${native({ postgresql: '@db.Timestamptz(6)', mysql: '@db.DateTime(6)' })}
  seen     DateTime?
  views    Int?
  rank     Int
  total    BigInt?
  price    Decimal?
  ratio    Float?
  weight   Float?    ${native({ postgresql: '@db.Real', mysql: '@db.Float' })}
  done     Boolean?
  size     Size?
  status   Size
  day      DateTime? ${native({ postgresql: '@db.Date', mysql: '@db.Date' })}
  /// @expose
  token    String?   ${native({ postgresql: '@db.Uuid' })}
  author   Author    @relation("author", fields: [authorId], references: [id])
  authorId Int
  editor   Author?   @relation("editor", fields: [editorId], references: [id])
  editorId Int?
  marks    Mark[]

  @@index([made])
  @@index([shown])
}

/// Two fields to a key, the second in the way of Prisma's cursor.
model Mark {
  postId Int
  no     BigInt
  note   String?
  size   Size
  post   Post    @relation(fields: [postId], references: [id])

  @@id([postId, no])
}
`
}

/** Rows in which most values come more than once, and every third is none. */
export function feedRows(provider: Provider): string {
  const rows: [table: string, values: { [column: string]: Value }][] = []
  for (let id = 1; id <= 5; id += 1) {
    rows.push(['Author', { id, name: id === 3 ? null : `name ${id % 2}`, rank: id % 3, bossId: id < 3 ? null : id - 2 }])
  }
  const sizes = ['medium', 'small', 'large']
  for (let id = 1; id <= POSTS; id += 1) {
    const some = <V extends Value>(shift: number, value: V) => ((id * 7 + shift) % 3 === 0 ? null : value)
    // Instants that only microseconds tell apart, and some that nothing does.
    const instant = (step: number) => `2025-01-01 00:00:00.${String(123_000 + step).padStart(6, '0')}`
    const zone = provider === 'postgresql' ? '+00' : ''
    const time = (step: number) => (provider === 'sqlite' ? new Date(Date.UTC(2025, 0, 1, 0, 0, 0, step)) : instant(step) + zone)
    rows.push(['Post', {
      id,
      title: `${'aAbB'.charAt(id % 4)}${id % 5}`,
      made: time((id * 13) % 29),
      shown: some(0, time((id * 11) % 31)),
      seen: some(1, new Date(Date.UTC(2025, 0, 1 + (id % 4)))),
      views: some(2, id % 6),
      rank: id % 4,
      total: some(0, 9_007_199_254_740_993n + BigInt(id % 5)),
      price: some(1, `${id % 7}.25`),
      ratio: some(2, (id % 8) / 3),
      weight: some(0, (id % 9) / 10),
      done: some(1, id % 2 === 0),
      size: some(2, sizes[id % 3] ?? null),
      status: sizes[(id >> 2) % 3] ?? null,
      day: some(0, provider === 'sqlite' ? new Date(Date.UTC(2025, 1, 1 + (id % 5))) : `2025-02-0${1 + (id % 5)}`),
      token: some(1, `00000000-0000-4000-8000-00000000000${id % 6}`),
      authorId: 1 + (id % 5),
      editorId: some(0, 1 + (id % 4)),
    }])
  }
  for (let id = 1; id <= 60; id += 1) {
    rows.push(['Mark', { postId: 1 + (id % 4), no: BigInt(id) * 1_000_000_007n, note: id % 3 === 0 ? null : `n${id % 5}`, size: sizes[id % 3] ?? null }])
  }
  const quoted = (name: string) => (provider === 'mysql' ? `\`${name}\`` : `"${name}"`)
  const inserts = rows.map(([table, values]) => {
    const columns = Object.keys(values).map(quoted).join()
    return `INSERT INTO ${quoted(table)} (${columns}) VALUES (${Object.values(values).map((value) => literal(value, provider)).join()});`
  })
  return [...(provider === 'mysql' ? [MARIADB] : []), ...inserts].join('\n')
}

const SIZE = "ENUM('small', 'large', 'medium')"

/** The tables, where nothing else makes them. */
const MARIADB = `
CREATE TABLE Author (id INT PRIMARY KEY, name VARCHAR(191), \`rank\` INT NOT NULL, bossId INT);
CREATE TABLE Post (
  id INT PRIMARY KEY, title VARCHAR(191) NOT NULL, made DATETIME(6) NOT NULL, shown DATETIME(6), seen DATETIME(3), views INT, \`rank\` INT NOT NULL,
  total BIGINT, price DECIMAL(65, 30), ratio DOUBLE, weight FLOAT, done BOOLEAN, size ${SIZE}, status ${SIZE} NOT NULL, day DATE, token VARCHAR(191),
  authorId INT NOT NULL, editorId INT
);
CREATE TABLE Mark (postId INT NOT NULL, no BIGINT NOT NULL, note VARCHAR(191), size ${SIZE} NOT NULL, PRIMARY KEY (postId, no));
`

/** How many posts there are. */
export const POSTS = 120

function literal(value: Value, provider: Provider): string {
  return value === null ? 'NULL' : sqlCondition({ x: value }, provider).replace('"x" = ', '')
}
