import { createDatabase } from '../src/gen/db.js'

const db = createDatabase(process.env['DATABASE_URL'] ?? 'file:./dev.db')

await db.todo.create({ data: { title: 'Write a schema', done: true } })
await db.todo.create({ data: { title: 'Generate the API' } })
await db.$disconnect()
