import { corpus, fixtures } from '@ssot-codegen/fixtures'
import { expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/index.js'
import { reported } from './schema-of.js'

const SECRETS = [
  ...['password', 'passwordHash', 'password_salt', 'apiKey', 'apiKeys', 'access_token', 'refreshToken', 'clientSecret'],
  ...['privateKey', 'webhookSecret', 'twoFactorSecret', 'backupCodes', 'sessionToken'],
]

/** What is said of schemas that can be generated, but for what is set aside. */
const ODD: { readonly [fixture: string]: readonly string[] } = {
  bulk: ['client-constructor "Shelf.constructor"'],
  ignored: ['half-relations "User.team" and "Team.users"', 'ignored-models "Session"'],
  'mutual-requirement': ['requirement-circle "Company" and "Employee"', 'requirement-circle "Egg", "Hen" and "Nest"'],
  'names-of-fields': ['client-constructor "Scalars.constructor"', 'client-then "Relations.then" "then" "Relations"', 'client-then "Targets.then" "then" "Targets"', 'client-constructor "KeyParts.constructor"'],
  'odd-keys': ['foreign-key-type "Post.authorId" "User.id"', 'set-null-required "Note.author" "authorId"'],
  'odd-keys-mysql': ['foreign-key-type "Post.authorId" "User.id"'],
  'secret-fields': [...SECRETS.map((name) => `secret-field "Account.${name}"`), ...['Session.token', 'Session.owner'].map((name) => `secret-field "${name}"`), 'secret-field "VerificationToken.token" "VerificationToken"'],
  tags: ['version', 'version', 'path', 'role', 'expose', 'version'].map((tag) => `annotation-prose "@${tag}"`),
}

const schemas = [...fixtures(), ...corpus('prisma-7')]

it.each(schemas)('of $name nothing is said but what is odd', ({ name, files }) => {
  const said = parseSchema(files).diagnostics.filter(({ code }) => !code.startsWith('schema/set-aside'))
  const odd = said.map(({ code, message }) => `${code.slice('schema/'.length)} ${names(message)}`)
  // A real schema may have something ignored, and has secrets.
  expect(odd.filter((text) => !/^(?:ignored-models|secret-field) /.test(text) || name in ODD)).toEqual(ODD[name] ?? [])
})

/** The quoted names of a message, with the words that join them. */
function names(message: string): string {
  return [...message.matchAll(/"[^"]+"(?:(?:, | and )"[^"]+")*/g)].map(([quoted]) => quoted).join(' ')
}

it('a field called constructor is odd only beside what the client unwraps, and where it can be read', () => {
  const house = (fields: string) => reported(`model House {\n  id Int @id\n${fields}}\nmodel Door {\n  id Int @id\n  madeAt DateTime\n  houses House[]\n}\n`).filter((line) => line.includes('client-'))
  const door = '  doorId Int?\n  door Door? @relation(fields: [doorId], references: [id])\n'
  const back = '  then Int?\n'
  expect(house(`  constructor String\n${door}`)).toHaveLength(1)
  expect(house(`  /// @hidden\n  constructor String\n${door}`)).toEqual([])
  expect(house(`  toString String\n${back}${door}`)).toEqual([])
  expect(reported('model House {\n  id Int @id\n  constructor String\n}\n')).toEqual([])
})

it('two circles that share nothing are two, what leads to one is none, and a relation that may be missing breaks one', () => {
  const edges = [['A', 'B'], ['B', 'C'], ['B', 'D'], ['C', 'B'], ['E', 'A'], ['E', 'F'], ['F', 'E'], ['G', 'D']] as const
  const model = (name: string, optional: string) => {
    const own = edges.filter(([from]) => from === name).map(([from, to]) => {
      const mark = from + to === optional ? '?' : ''
      return `  to${to} ${to}${mark} @relation("${from}${to}", fields: [${to}Id], references: [id])\n  ${to}Id Int${mark}\n`
    })
    const back = edges.filter(([, to]) => to === name).map(([from, to]) => `  of${from} ${from}[] @relation("${from}${to}")\n`)
    return `model ${name} {\n  id Int @id\n${[...own, ...back].join('')}}\n`
  }
  const circles = (optional: string) => reported(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => model(name, optional)).join('')).map((line) => line.slice(0, 38))
  expect(circles('')).toEqual(['schema/requirement-circle: toC C @rela', 'schema/requirement-circle: toF F @rela'])
  expect(circles('FE')).toEqual(['schema/requirement-circle: toC C @rela'])
})

it('without foreign keys in the database none of its refusals are foretold', () => {
  const text = `model User {\n  id String @id @db.Uuid\n  posts Post[]\n}\nmodel Post {\n  id Int @id\n  author User @relation(fields: [authorId], references: [id])\n  authorId String\n}\n`
  const codes = (datasource: string) => parseSchema([{ path: 'a', text: datasource + text }]).diagnostics.map((d) => d.code)
  expect(codes('datasource db {\n  provider = "postgresql"\n}\n')).toEqual(['schema/foreign-key-type'])
  expect(codes('datasource db {\n  provider = "postgresql"\n  relationMode = "prisma"\n}\n')).toEqual([])
  // The name of the setting before Prisma 4.5, which its parser still takes.
  expect(codes('datasource db {\n  provider = "postgresql"\n  referentialIntegrity = "prisma"\n}\n')).toEqual([])
})
