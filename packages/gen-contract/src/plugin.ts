import { application, definePlugin, shape, version } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import * as z from 'zod'
import { contractParts } from './contract-parts.js'
import { checkFile } from './files/check.js'
import { contractFile, groupFile } from './files/contract.js'
import { applicationsFile, equivalenceFile } from './files/equivalence.js'
import { grantedScaffold } from './files/granted.js'
import { APPLICATIONS, CHECK, CONTRACT, contractOf, EQUIVALENCE, GRANTED, NAME } from './symbols.js'

/** Lets a project hold itself to its contract: what the API promises as data, and the requests that are planned from it. */
export const contract = definePlugin({
  name: NAME,
  version,
  doc: 'The contract as data, and requests planned from it: replies held against the document, two frameworks compared',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({}),
  requires: [api.handle, project.handle],
  runtime: new URL('../runtime/', import.meta.url),

  *emit({ schema, operations, slot, use }) {
    const parts = contractParts(operations, slot(shape))
    yield { kind: 'code', path: CONTRACT, reads: 'schema', code: () => contractFile(parts.map(({ group }) => group)) }
    for (const part of parts) yield { kind: 'code', path: contractOf(part.group).path, reads: 'schema', code: () => groupFile(part) }
    const applications = slot(application)
    const [one, other] = applications.map(({ framework }) => framework)
    if (one === undefined) return
    const { registry: models, extensions } = use(api.handle)
    yield { kind: 'code', path: APPLICATIONS, reads: 'schema', code: () => applicationsFile(applications, { models, extensions, ...use(project.handle) }) }
    yield { kind: 'code', path: GRANTED, mode: 'scaffold', reads: 'nothing', code: grantedScaffold }
    yield { kind: 'code', path: CHECK, reads: 'schema', code: () => checkFile(schema.provider) }
    yield { kind: 'entries', entries: [{ path: 'package.json', format: 'json', key: ['scripts', 'contract'], value: `tsx ${CHECK}` }] }
    if (other === undefined) return
    yield { kind: 'code', path: EQUIVALENCE, reads: 'schema', code: () => equivalenceFile(schema.provider, [one, other]) }
    const script = { path: 'package.json', format: 'json', key: ['scripts', 'equivalence'], value: `tsx ${EQUIVALENCE}` } as const
    yield { kind: 'entries', entries: [script, { path: '.gitignore', format: 'lines', key: ['equivalence-report.*'] }] }
  },
})
