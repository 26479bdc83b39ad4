import { createDatabase } from '../src/gen/db.js'

const db = createDatabase(process.env['DATABASE_URL'] ?? 'file:./dev.db')

const grace = await db.author.create({ data: { email: 'grace@example.com', name: 'Grace Hopper', bio: 'Finds bugs.', notes: 'Pays in nanoseconds.' } })
const alan = await db.author.create({ data: { email: 'alan@example.com', name: 'Alan Turing', role: 'EDITOR' } })
const [compilers, machines] = await Promise.all(['compilers', 'machines'].map((name) => db.tag.create({ data: { name } })))

const posts = [
  { slug: 'first-compiler', title: 'The first compiler', views: 120, authorId: grace.id, tag: compilers },
  { slug: 'moth', title: 'A moth in the relay', views: 88, authorId: grace.id, tag: machines },
  { slug: 'imitation', title: 'The imitation game', views: 400, authorId: alan.id, tag: machines },
  { slug: 'halting', title: 'Will it stop?', views: 3, authorId: alan.id, tag: compilers },
]
for (const { tag, ...post } of posts) {
  const { id } = await db.post.create({ data: { ...post, status: 'PUBLISHED', publishedAt: new Date('2025-01-01T12:00:00Z') } })
  if (tag) await db.postTag.create({ data: { postId: id, tagId: tag.id } })
  const comment = await db.comment.create({ data: { postId: id, body: 'Well said.', authorId: alan.id, approved: true } })
  await db.comment.create({ data: { postId: id, body: 'Thank you.', authorId: grace.id, parentId: comment.id } })
}
await db.$disconnect()
