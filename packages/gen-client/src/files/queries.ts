import { doc, ident, key, lit, local, localType, ts, type Code, type CodeSymbol, type FinalOperation } from '@ssot-codegen/core'
import { methodNames, type GroupNames } from '../names.js'
import { namesType } from '../names-type.js'
import { Client, FOLDER, lib, QUERIES } from '../symbols.js'
import { factorySymbol } from '../wire-types.js'
import { repeatOf, takesNothing } from './call.js'
import type { MethodParts } from './method-parts.js'
import { keyType } from './methods.js'

/** The queries of one group. */
export function queriesPath({ file }: GroupNames): string {
  return `${FOLDER}/queries/${file}.ts`
}

function queriesSymbol(names: GroupNames): CodeSymbol {
  return local(queriesPath(names), names.factory.replace(/Client(_?)$/, 'Queries$1'))
}

/** What queries of a group are printed from. */
export type QueriesParts = MethodParts & { readonly names: GroupNames }

/** `queries/<group>.ts`: what TanStack Query takes, for each method of a group. */
export function groupQueriesFile(parts: QueriesParts): Code {
  const { names, operations, served } = parts
  const nameOf = methodNames(operations)
  const list = operations.find((operation) => operation.action === 'list' && served(operation) !== undefined)
  const lines = operations.map((operation) => ts`${key(nameOf(operation.id))}: ${options(operation, nameOf(operation.id), parts)},`)
  const model = list && served(list)
  return ts`
    ${doc(`Queries and mutations of ${names.member}, as TanStack Query takes them.`)}
    export function ${queriesSymbol(names)}(client: ReturnType<typeof ${{ ...factorySymbol(names.file, names.factory), typeOnly: true }}>) {
      return {
        ${lines}
        ${model && ts`pages: ${lib.pagesQuery}<${lit(model.name)}>(${lit(names.member)}, client.${ident(nameOf(list.id), 'member')}),`}
      }
    }
  `
}

function options(operation: FinalOperation, name: string, parts: QueriesParts): Code {
  const { names, served, api } = parts
  const group = lit(names.member)
  const called = ts`client.${ident(name, 'member')}`
  const model = served(operation)
  if (model) {
    const of = lit(model.name)
    switch (operation.action) {
      case 'list':
      case 'search':
        return ts`${lib.listQuery}<${of}>(${group}, ${lit(name)}, ${called})`
      case 'count':
        return ts`${lib.countQuery}<${of}>(${group}, ${called})`
      case 'get':
        return ts`${lib.getQuery}<${of}, ${keyType(operation, parts)}, ${namesType(api.defaultIncludes(model).map((field) => field.name))}>(${group}, ${called})`
      default:
        return ts`${lib.mutation}(${group}, ${lit(name)}, ${called})`
    }
  }
  if (repeatOf(operation) !== 'safe') return ts`${lib.mutation}(${group}, ${lit(name)}, ${called})`
  return takesNothing(operation) ? ts`${lib.plainQuery}(${group}, ${lit(name)}, ${called})` : ts`${lib.callQuery}(${group}, ${lit(name)}, ${called})`
}

/** `queries.ts`: those of all groups. */
export function queriesFile(groups: readonly GroupNames[]): Code {
  return ts`
    /** What there is for each resource. */
    export type ${localType(QUERIES, 'Queries')} = {
      ${groups.map((names) => ts`${key(names.member)}: ReturnType<typeof ${queriesSymbol(names)}>`)}
    }

    /** Queries and mutations of a client, as TanStack Query takes them: \`useQuery(queries.posts.list({ take: 5 }))\`. */
    export function ${local(QUERIES, 'createQueries')}(client: ${Client}): ${localType(QUERIES, 'Queries')} {
      return {
        ${groups.map((names) => ts`${key(names.member)}: ${queriesSymbol(names)}(client.${ident(names.member, 'member')}),`)}
      }
    }
  `
}
