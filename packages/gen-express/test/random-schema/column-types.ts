import { accepts, nativeTypesOf, PROVIDERS, type Provider } from './prisma.js'

/** A type a column may have, and where such a column may stand. */
export type ColumnType = {
  /** Prisma's scalar type; `enum` for one of the enums of the schema. */
  readonly type: string
  /** `@db.VarChar(6)`, or empty. */
  readonly native: string
  readonly list: boolean
  readonly id: boolean
  readonly unique: boolean
  readonly partOfId: boolean
}

const SCALARS = ['String', 'Int', 'Boolean', 'DateTime', 'BigInt', 'Float', 'Decimal', 'Json', 'Bytes', 'enum']

/** Every type the database has a column for: each scalar, and each native type with and without its arguments. */
export function columnTypesOf(provider: Provider): readonly ColumnType[] {
  let types = catalogue.get(provider)
  if (!types) catalogue.set(provider, (types = findTypes(provider)))
  return types
}

const catalogue = new Map<Provider, readonly ColumnType[]>()

function findTypes(provider: Provider): ColumnType[] {
  const plain = SCALARS.map((type) => ({ type, native: '' }))
  const native = nativeTypesOf(provider).flatMap((found) =>
    found.prisma_types.flatMap((type) => argumentsOf(found.name, found._number_of_args, found._number_of_optional_args).map((args) => ({ type, native: ` @db.${found.name}${args}` }))),
  )
  return [...plain, ...native].flatMap(({ type, native: attribute }) => {
    const takes = (before: string, arity: string, after: string) => {
      const name = type === 'enum' ? 'E' : type
      const enumeration = type === 'enum' ? 'enum E {\n  a\n}\n' : ''
      return accepts(provider, `${enumeration}model M {\n  ${before}\n  x ${name}${arity}${attribute}${after}\n}\n`)
    }
    if (!takes('id Int @id', '', '')) return []
    return [{
      type,
      native: attribute,
      list: takes('id Int @id', '[]', ''),
      id: takes('', '', ' @id'),
      unique: takes('id Int @id', '', ' @unique'),
      partOfId: takes('y Int', '', '\n  @@id([y, x])'),
    }]
  })
}

function argumentsOf(name: string, needed: number, optional: number): string[] {
  if (needed === 1) return ['(8)']
  if (optional === 0) return ['']
  if (optional === 2) return ['', '(9)', '(9, 4)']
  return ['', /time/i.test(name) ? '(3)' : '(6)', '(Max)']
}

/** How many types there are in all, so that a test can see that none is missing. */
export function countTypes(): number {
  return PROVIDERS.reduce((sum, provider) => sum + columnTypesOf(provider).length, 0)
}
