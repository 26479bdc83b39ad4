import { join } from 'node:path'
import { generate, type GenerateResult } from '@ssot-codegen/core'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import { displayPath } from '../../project/display-path.js'
import type { Session } from '../../session.js'
import type { Prepared } from '../generate/prepare.js'
import { observe, type Observed } from './observe.js'
import { nodesByPlace, type NamedNode } from './schema-nodes.js'

/** Everything that a question is answered from: what would be generated now, and who said what. */
export type Run = {
  readonly session: Session
  readonly prepared: Prepared
  readonly observed: Observed
  readonly result: GenerateResult
  readonly nodes: ReadonlyMap<string, NamedNode>
  /** A path of the output as messages name it. */
  readonly display: (path: string) => string
}

/** Generates, in memory and with onlookers. */
export function runObserved(session: Session, prepared: Prepared): Run {
  const observed = observe(prepared.plugins)
  const result = generate(prepared.schema, observed.plugins, { project: prepared.project, runtime: loadRuntimeFolder })
  return {
    session,
    prepared,
    observed,
    result,
    nodes: nodesByPlace(prepared.schema),
    display: (path) => displayPath(session.cwd, join(prepared.out, path)),
  }
}
