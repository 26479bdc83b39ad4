import type { ApiExample } from '../examples/api-example.js'
import type { Api } from '../api.js'

/** Where the server is in all examples: what `HOST` and `PORT` are by default. */
const SERVER = 'http://127.0.0.1:3000'

/** Lines of a shell: a comment that says what is answered, and the request. */
export type ShownRequest = { readonly answer: string; readonly command: string }

/** The requests, ready to be typed. */
export function shellOf(requests: readonly ShownRequest[]): string {
  return requests.map(({ answer, command }) => `# ${answer}\n${command}`).join('\n\n')
}

/** The command that makes the record. */
export function createRequest({ model, body }: Pick<ApiExample, 'model' | 'body'>, api: Api): string {
  return `curl -i ${url(`/${api.pathOf(model)}`)} ${json(body)}`
}

/** From making a record to deleting it. `ID` is set by the reader to what the first reply gave. */
export function recordRequests(example: ApiExample, api: Api): ShownRequest[] {
  const { model, key, change } = example
  const actions = api.actions(model)
  const one = `"${SERVER}/${api.pathOf(model)}/$ID"`
  const isKept = actions.includes('restore')
  const requests: ShownRequest[] = [
    { answer: '201: the record, and its path in Location', command: createRequest(example, api) },
    { answer: key.length === 1 ? `the ${key[0]?.name ?? ''} of the reply` : `${key.map(({ name }) => name).join('/')} of the reply`, command: `ID='${idText(key)}'` },
    { answer: '200: the record, with its required relations', command: `curl ${one}` },
  ]
  if (change) requests.push({ answer: '200: the record as it is now; properties left out of the body keep their value', command: `curl -X PATCH ${one} ${json(change)}` })
  if (actions.includes('delete') && !api.requiresIfMatch(model)) {
    requests.push({ answer: isKept ? '204: it is marked as deleted, and requests no longer see it' : '204: it is gone', command: `curl -X DELETE ${one}` })
    requests.push({ answer: '404: it no longer exists', command: `curl ${one}` })
  }
  return requests
}

/** What a list can be asked. */
export function listRequests({ model, filter, order, include }: ApiExample, api: Api): ShownRequest[] {
  const path = `/${api.pathOf(model)}`
  const where = filter && `where[${filter.name}][contains]=${encodeURIComponent(filter.value)}`
  const asked = [where, order !== undefined && `orderBy=-${order}`, 'take=5'].filter((part) => typeof part === 'string')
  const requests: ShownRequest[] = [{ answer: '200: { data, meta }', command: `curl -g ${url(`${path}?${asked.join('&')}`)}` }]
  if (include !== undefined) requests.push({ answer: '200: with related records', command: `curl ${url(`${path}?include=${include}`)}` })
  if (api.actions(model).includes('count')) requests.push({ answer: '200: { count }', command: `curl -g ${url(`${path}/count${where === undefined ? '' : `?${where}`}`)}` })
  if (filter && api.actions(model).includes('search')) {
    requests.push({ answer: '200: the same page, asked for in JSON', command: `curl ${url(`${path}/search`)} ${json({ where: { [filter.name]: { contains: filter.value } }, take: 5 })}` })
  }
  return [...requests, { answer: '400: nothing is ignored; errors say what is allowed', command: `curl ${url(`${path}?colour=red`)}` }]
}

/** A key as a path has it. */
function idText(key: ApiExample['key']): string {
  return key.map(({ value }) => encodeURIComponent(value)).join('/')
}

/** In quotes, since a shell reads `?`, `&` and brackets. Names and values of examples hold none. */
const url = (path: string) => `'${SERVER}${path}'`

const json = (body: object) => `-H 'content-type: application/json' -d '${JSON.stringify(body)}'`
