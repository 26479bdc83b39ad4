/** How many authors and posts there are to begin with, numbered from 1. */
export const AUTHORS = 100
export const POSTS = 2_000

const STATUSES = ['PUBLISHED', 'DRAFT', 'PUBLISHED', 'ARCHIVED'] as const

/** A text of the length that an article's beginning has. */
export const CONTENT = 'It is a truth universally acknowledged, that a reader in possession of a feed must be in want of an article. '.repeat(4)

/** The statements that fill the blog. */
export function blogRows(): string {
  const authors = numbers(AUTHORS).map((id) => [id, `author-${id}@example.com`, `Author ${id}`, 'AUTHOR', 'quiet', moment(id), moment(id)])
  const posts = numbers(POSTS).map((id) => {
    const status = STATUSES[id % STATUSES.length] ?? 'DRAFT'
    const published = status === 'PUBLISHED' ? moment((id * 37) % POSTS) : null
    return [id, `post-${id}`, `Post ${id}`, CONTENT, status, (id * 13) % 1_000, published, moment(id), moment(id), 1 + (id % AUTHORS)]
  })
  return [
    ...inserts('Author', ['id', 'email', 'name', 'role', 'notes', 'createdAt', 'updatedAt'], authors),
    ...inserts('Post', ['id', 'slug', 'title', 'content', 'status', 'views', 'publishedAt', 'createdAt', 'updatedAt', 'authorId'], posts),
  ].join('\n')
}

type Value = string | number | null

/** Rows in one statement. */
const BATCH = 250

function inserts(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): string[] {
  const into = `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES`
  const tuples = rows.map((row) => `(${row.map(literal).join()})`)
  return numbers(Math.ceil(tuples.length / BATCH)).map((batch) => `${into} ${tuples.slice((batch - 1) * BATCH, batch * BATCH).join()};`)
}

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** As Prisma writes moments into SQLite; PostgreSQL reads it too. */
function moment(minute: number): string {
  return new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString().replace('Z', '+00:00')
}
