import { inReadingOrder, md, mdBlock, mdCode, memoized, pathText, type FinalOperation, type Model, type SafeText } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { createExample, type ApiExample } from '../examples/api-example.js'
import { createRequest, listRequests, recordRequests, shellOf } from './requests.js'

/** How many models show what makes a record of them. */
const BODIES = 20

/** `docs/api.md`: what the API answers, with requests that can be typed. One line for each model, whatever their number. */
export function apiPage(api: Api, operations: readonly FinalOperation[]): SafeText {
  const { example } = api
  const others = inReadingOrder(operations).filter((operation) => !isServed(operation) && !isPartOfPage(operation))
  return md`
    # The API

    What this project answers. The page is rewritten when the schema changes. Addresses assume the default ${mdCode('HOST')} and ${mdCode('PORT')}.

    ## Resources

    | Model | Path | Key | Operations |
    | --- | --- | --- | --- |
    ${api.models.map((model) => resourceRow(model, api))}

    ${others.length > 0 && md`
      ## Other paths

      | Method | Path | |
      | --- | --- | --- |
      ${others.map(otherRow)}
    `}

    ${example && walk(example, api)}

    ${bodies(api)}

    ## What all of them have in common

    - A list is ${mdCode('{ data, meta }')}. It takes ${mdCode('where[field][operator]=value')}, ${mdCode('orderBy=-field,other')}, ${mdCode('take')}, ${mdCode('skip')} or ${mdCode('cursor')},
      ${mdCode('total=true')}, ${mdCode('include=relation')} and ${mdCode('select=field')}. ${mdCode('meta.nextCursor')} leads to the next page.
    - A record has an ${mdCode('ETag')}: ${mdCode('If-None-Match')} saves sending what has not changed, ${mdCode('If-Match')} keeps two writers from overwriting each other.
    - 64-bit integers and decimals are strings, timestamps ISO 8601 in UTC, bytes base64.
    - An error is ${mdCode('application/problem+json')} (RFC 9457): ${mdCode('type')}, ${mdCode('status')}, ${mdCode('detail')}, and in ${mdCode('errors')} each part of the request that is at fault.
  `
}

/** The section of the README that shows the first requests. */
export function firstRequests(api: Api, example: ApiExample, hasPage: boolean): SafeText {
  const made = recordRequests(example, api).slice(0, 1)
  return md`
    ${needs(example)}
    ${mdBlock('sh', shellOf([...made, ...listRequests(example, api).slice(0, 1)]))}

    ${hasPage && md`[docs/api.md](docs/api.md) lists everything that the API answers.`}
  `
}

function walk(example: ApiExample, api: Api): SafeText {
  return md`
    ## One record, from beginning to end

    ${needs(example)}
    ${mdBlock('sh', shellOf(recordRequests(example, api)))}

    ## Lists

    ${mdBlock('sh', shellOf(listRequests(example, api)))}
  `
}

function needs({ needs: models }: ApiExample): SafeText | false {
  return models.length > 0 && md`The records of ${models.join(', ')} that it refers to have to exist.\n`
}

/** What makes a record of each model; of very many, the first by name. */
function bodies(api: Api): SafeText | undefined {
  const made = api.models.filter((model) => model !== api.example?.model && api.actions(model).includes('create'))
  const shown = made.slice(0, BODIES).flatMap((model) => {
    const body = createExample(model, api)
    return body ? [createRequest({ model, body }, api)] : []
  })
  if (shown.length === 0) return undefined
  return md`
    ## A new record of each

    The records they refer to have to exist; their keys are examples.

    ${mdBlock('sh', shown.join('\n\n'))}
    ${made.length > shown.length && md`\nThese are ${shown.length} of ${made.length}.`}
  `
}

function resourceRow(model: Model, api: Api): SafeText {
  const key = model.id?.fields.map((name) => `:${name}`).join('/')
  return md`| ${mdCode(model.name)} | ${mdCode(`/${api.pathOf(model)}`)} | ${key !== undefined && mdCode(key)} | ${api.actions(model).join(', ')} |`
}

const otherRow = memoized((operation: FinalOperation) => md`| ${operation.method} | ${mdCode(pathText(operation.path))} | ${operation.summary} |`)

/** Whether it is one of those that the row of its model names. */
function isServed({ model, action }: FinalOperation): boolean {
  return model !== undefined && action !== undefined
}

/** Scripts, styles and pictures, which nobody asks for by hand. */
function isPartOfPage({ audience, path }: FinalOperation): boolean {
  return audience === 'browser' && path.some((segment) => typeof segment === 'string' && segment.includes('.'))
}
