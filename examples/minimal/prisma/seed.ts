import { createDatabase } from '../src/gen/db.js'

const db = createDatabase(process.env['DATABASE_URL'] ?? 'file:./dev.db')

const shelf = await db.shelf.create({ data: { label: 'Novels' } })
await db.book.create({ data: { title: 'Middlemarch', pages: 880, shelfId: shelf.id } })
await db.book.create({ data: { title: 'Not yet shelved' } })
await db.$disconnect()
