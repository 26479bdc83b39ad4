import type { Catalogue } from '../../plugin/diagnostic.js'

/** What Prisma's parser said, and what mends it where that depends on what was said. */
export type Finding = { readonly said: string; readonly fix: string | undefined }

const row = (help: string) => ({
  severity: 'error' as const,
  message: (p: Finding) => p.said,
  help: (p: Finding) => p.fix ?? help,
})

/** What Prisma's parser refuses; the messages are its own. */
export const findings = {
  syntax: row('Put each field and block attribute on a line of its own.'),
  'unknown-type': row('Declare a model or an enum of that name.'),
  'unknown-attribute': row('Remove it: Prisma knows no attribute of that name.'),
  'attribute-arguments': row('Write the arguments as Prisma knows them.'),
  'duplicate-name': row('Rename one of the two.'),
  'duplicate-constraint': row('Give one of them a name of its own: map: "...".'),
  'reserved-name': row('Rename it. @@map, or @map on a field, keeps the name in the database.'),

  // Keys.
  'missing-id': row('Add @id or @unique to one of its required fields.'),
  'id-optional': row('Take the "?" or "[]" away: an id is one value, and always there.'),
  'id-several': row('Write @@id([a, b]) for one key of several fields; what else identifies a record is @unique.'),
  'key-fields': row('Name columns of the model, each once.'),

  // Relations.
  'missing-opposite': row('Add a field at the other end.'),
  'relation-sides': row(
    'Give "fields" and "references" to the side that has the column, and to no other:\n\n' +
      '  author   Author @relation(fields: [authorId], references: [id])\n  authorId Int',
  ),
  'relation-fields': row('Name columns in "fields" and "references", as many in the one as in the other.'),
  'relation-types': row('Give both the same type.'),
  'relation-name': row('Name each relation, with the same name at both of its ends: @relation("written").'),
  'relation-unique': row('Make the columns @unique, or write @@unique([a, b]) over several.'),
  'relation-optional': row('Add a "?" to the type of the relation.'),
  'relation-cycle': row('Write onDelete: NoAction, onUpdate: NoAction on one of the relations.'),
  'relation-action': row('Use an action the database has, or leave it out.'),
  'relation-ignored': row('Add @ignore to the field.'),
  'relation-many': row('Write the join table as a model, with two relations and @@id over both keys.'),

  // Columns.
  'native-type': row('Use a native type of this database, or none.'),
  'database-lacks': row('Leave it out, or use a database that has it.'),
  'default-value': row('Write a value of the type, or a function that makes one.'),
  autoincrement: row('Use it once in a model, on an Int or BigInt that is a key.'),
  'updated-at': row('Use it on a DateTime that is no list.'),

  // What is not a table.
  'database-schema': row('Name a schema in "schemas" of the datasource, and give each model and enum one of them.'),
  'datasource-setting': row('Keep one datasource, with settings that Prisma 7 has.'),
  view: row('Take it away: what identifies a row of a view is @unique or @@unique, without a name.'),

  invalid: row('Do what the message says; npx prisma validate says it, too.'),
} satisfies Catalogue

/** A code of what Prisma's parser refuses. */
export type FindingCode = keyof typeof findings
