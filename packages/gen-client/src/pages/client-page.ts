import { join, key, lit, local, md, mdBlock, mdCode, print, ts, type Code, type FinalOperation, type ProjectFacts, type SafeText } from '@ssot-codegen/core'
import type { ApiExample } from '@ssot-codegen/gen-api'
import { methodNames, type GroupNames } from '../names.js'
import { INDEX, OUT } from '../symbols.js'

/** What the examples call: a resource of the client and its operations. */
export type ClientExample = { readonly example: ApiExample; readonly names: GroupNames; readonly operations: readonly FinalOperation[] }

/** As others import it. */
const createClient = local(INDEX, 'createClient')

/** Where the server is in all examples: what `HOST` and `PORT` are by default. */
const SERVER = 'http://127.0.0.1:3000'

/** `docs/client.md`: how programs call the API. */
export function clientPage(shown: ClientExample | undefined, project: ProjectFacts): SafeText {
  return md`
    # The client

    ${mdCode('src/gen/client')} calls this API with ${mdCode('fetch')}, and has no dependencies. It runs in Node, in browsers and in workers. There is a member for each resource and a method for
    each operation; what the API would refuse does not compile.

    ${shown && mdBlock('ts', programText([...opening(), ...record(shown), ...list(shown)]))}

    - ${mdCode('get')}, ${mdCode('create')} and the like return a record, ${mdCode('list')} returns ${mdCode('{ data, meta }')}, ${mdCode('iterate')} goes through all pages.
    - ${mdCode('include')} and ${mdCode('select')} decide the type of the result.
    - An unsuccessful answer is thrown as ${mdCode('ApiProblem')}: ${mdCode("isProblem(error, 'not-found')")} tells which. No answer at all is an ${mdCode('ApiFailure')}.
    - ${mdCode('ifMatch')} with a record that you read makes a write fail if somebody else has changed it since.

    ## As a package

    ${mdBlock('sh', buildLine(project))}

    compiles it to ${mdCode(`${OUT}/`)}, to be published or installed elsewhere.
  `
}

/** The section of the README. */
export function clientSection(shown: ClientExample | undefined, project: ProjectFacts, hasPage: boolean): SafeText {
  return md`
    ${mdCode('src/gen/client/')} is a typed client of this API.

    ${shown && mdBlock('ts', programText([...opening(), ...list(shown)]))}

    ${mdCode(buildLine(project))} builds a package of it in ${mdCode(`${OUT}/`)}.${hasPage && ' '}${hasPage && md`[docs/client.md](docs/client.md) has more.`}
  `
}

/** What makes the package. */
function buildLine({ packageManager }: ProjectFacts): string {
  return `${packageManager} run build:client`
}

/** As a program in the root of the project would have it. */
function programText(lines: readonly Code[]): string {
  return print('program.ts', ts`${lines}`).text
}

function opening(): Code[] {
  return [ts`const client = ${createClient}({ baseUrl: ${lit(SERVER)} })`]
}

function record({ example, names, operations }: ClientExample): Code[] {
  const nameOf = methodNames(operations)
  const call = (action: FinalOperation['action']) => {
    const found = operations.find((operation) => operation.model === example.model.name && operation.action === action)
    return found && ts`await client.${key(names.member)}.${key(nameOf(found.id))}`
  }
  const [only, ...more] = example.key
  const id = only && more.length === 0 ? ts`record.${key(only.name)}` : ts`{ ${join(example.key.map(({ name }) => ts`${key(name)}: record.${key(name)}`), ', ')} }`
  const [create, get, update, remove] = (['create', 'get', 'update', 'delete'] as const).map(call)
  if (!create) return []
  return [
    ts`const record = ${create}(${lit(example.body)})`,
    ...(get ? [ts`console.log(${get}(${id}))`] : []),
    ...(update && example.change ? [ts`${update}(${id}, ${lit(example.change)})`] : []),
    ...(remove && example.change ? [ts`${remove}(${id})`] : []),
  ]
}

function list({ example, names }: ClientExample): Code[] {
  const { filter, order } = example
  const where = filter ? ts`where: { ${key(filter.name)}: { contains: ${lit(filter.value)} } }` : undefined
  const asked = [where, order !== undefined && ts`orderBy: [${lit(`-${order}`)}]`, ts`take: 5`].filter((part) => part !== undefined && part !== false)
  return [
    ts`const { data, meta } = await client.${key(names.member)}.list({ ${join(asked, ', ')} })`,
    ts`console.log(data, meta.hasMore)`,
    ts`for await (const one of client.${key(names.member)}.iterate(${where ? ts`{ ${where} }` : ts``})) console.log(one)`,
  ]
}
