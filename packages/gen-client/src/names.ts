import { camelCase, identifier, kebabCase, uniqueNames, type FinalOperation } from '@ssot-codegen/core'

/** What a group of operations is called in the client. */
export type GroupNames = {
  /** `posts` in `client.posts`. */
  readonly member: string
  /** `postsClient`, which makes it. */
  readonly factory: string
  /** `posts`: its file. */
  readonly file: string
}

/** The names of all groups, decided together so that no two meet. */
export function groupNames(groups: readonly string[]): (group: string) => GroupNames {
  const members = uniqueNames(groups, { target: memberName, separator: '_' })
  const files = uniqueNames(groups, { target: (group) => kebabCase(group) || 'group', separator: '-' })
  return (group) => {
    const member = members.get(group) ?? memberName(group)
    return { member, factory: identifier(`${member}Client`, 'binding'), file: files.get(group) ?? group }
  }
}

/** What goes through pages, beside the operations of a list. */
export const PAGING = ['iterate', 'pages'] as const

/** The names of the methods of a group, by the id of the operation. */
export function methodNames(operations: readonly FinalOperation[]): (id: string) => string {
  const names = uniqueNames(operations.map(({ id }) => id), { target: (id) => memberName(id.slice(id.lastIndexOf('.') + 1)), reserved: PAGING, separator: '_' })
  return (id) => names.get(id) ?? memberName(id)
}

/** An object with a method `then` would be taken for a promise by whoever awaits it. */
function memberName(name: string): string {
  const member = identifier(camelCase(name), 'member')
  return member === 'then' ? 'then_' : member
}
