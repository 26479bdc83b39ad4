import { doc, key, lit, ts, type Code, type FinalOperation, type Json } from '@ssot-codegen/core'
import type { ContractPart } from '../contract-parts.js'
import { contractOf, generated, lib } from '../symbols.js'
import { withoutWords } from '../without-words.js'

/** The contract of the whole API, of that of each group. */
export function contractFile(groups: readonly string[]): Code {
  const parts = groups.map((group) => contractOf(group).symbol)
  return ts`
    /** What the API promises, as data. */
    export const ${generated.contract}: ${lib.Contract} = {
      operations: [
        ${parts.map((part) => ts`...${part}.operations,`)}
      ],
      shapes: {
        ${parts.map((part) => ts`...${part}.shapes,`)}
      },
    }
  `
}

/** The operations of a group and the shapes that they are the first to name, without the words of documents. */
export function groupFile({ group, operations, shapes }: ContractPart): Code {
  return ts`
    ${doc(`What ${group.replaceAll('-', ' ')} promise, as data.`)}
    export const ${contractOf(group).symbol}: ${lib.Contract} = {
      operations: [
        ${operations.map((operation) => ts`${lit(facts(operation))},`)}
      ],
      shapes: {
        ${shapes.map(({ name, shape }) => ts`${key(name)}: ${lit(withoutWords(shape))},`)}
      },
    }
  `
}

function facts({ id, method, path, query, headers, body, replies, model, action, audience }: FinalOperation): Json {
  return withoutWords({
    id,
    method,
    path,
    query,
    ...(headers && { headers }),
    body,
    replies,
    ...(model !== undefined && { model }),
    ...(action !== undefined && { action }),
    ...(audience !== undefined && { audience }),
  })
}
