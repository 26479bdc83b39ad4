import type { FinalOperation, Json, Shape } from '@ssot-codegen/core'
import { requestOf } from './request.js'

/** What a collection is made from. */
export type CollectionParts = {
  readonly name: string
  readonly baseUrl: string
  readonly groups: Iterable<readonly [group: string, operations: readonly FinalOperation[]]>
  /** The named shapes that bodies refer to. */
  readonly shapes: ReadonlyMap<string, Shape>
}

const FORMAT = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'

/** The collection, in version 2.1 of Postman's format. */
export function collection({ name, baseUrl, groups, shapes }: CollectionParts): Json {
  const folders = [...groups].map(([group, operations]) => ({
    name: group,
    item: operations.map((operation) => ({ name: operation.summary, request: requestOf(operation, shapes), response: [] })),
  }))
  return { info: { name, schema: FORMAT }, item: folders, variable: [{ key: 'baseUrl', value: baseUrl }] }
}
