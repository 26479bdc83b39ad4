import { key, lit, reexport, ts, type Code, type CodeSymbol } from '@ssot-codegen/core'
import type { GroupNames } from '../names.js'
import { Client, createClient, lib } from '../symbols.js'
import { factorySymbol } from '../wire-types.js'

/** `client.ts`: all resources together. */
export function clientFile(groups: readonly GroupNames[]): Code {
  const lines = groups.map((names) => ts`${key(names.member)}: ${factorySymbol(names.file, names.factory)}(transport),`)
  const types = groups.map((names) => ts`${key(names.member)}: ReturnType<typeof ${factorySymbol(names.file, names.factory)}>`)
  return ts`
    /** A client: a member for each resource. Named, so that declarations of it are short. */
    export type ${Client} = {
      ${types}
    }

    /**
     * A client of the API: a member for each resource, a method for each operation.
     *
     * Methods throw \`ApiProblem\` for an answer that is no success, and \`ApiFailure\` where there is none.
     */
    export function ${createClient}(options: ${lib.ClientOptions}): ${Client} {
      const transport = ${lib.createTransport}(options)
      return {
        ${lines}
      }
    }
  `
}

/** What a client offers beside its methods. */
const OFFERED: readonly CodeSymbol[] = [
  createClient,
  Client,
  lib.createTransport,
  lib.Transport,
  lib.ApiRequest,
  lib.ClientOptions,
  lib.CallOptions,
  lib.WriteOptions,
  lib.ApiProblem,
  lib.KnownProblem,
  lib.isProblem,
  lib.ProblemName,
  lib.Fault,
  lib.ApiFailure,
  lib.etagOf,
  lib.notModified,
  lib.callMethod,
  lib.ModelName,
  lib.Read,
  lib.Where,
  lib.ListRequest,
  lib.Page,
  lib.PageMeta,
  lib.Count,
  lib.JsonValue,
]

/**
 * `index.ts`: what others import.
 *
 * @param files those whose names are exported too, as they are beside it
 */
export function indexFile(files: readonly string[]): Code {
  return ts`
    ${reexport(OFFERED)}
    ${files.map((file) => ts`export * from ${lit(`./${file}.js`)}`)}
  `
}
