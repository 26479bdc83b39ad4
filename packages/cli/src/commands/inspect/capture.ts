import {
  definePlugin,
  generate,
  version,
  type AnnotationSpecs,
  type Catalogue,
  type EmitContext,
  type FinalOperation,
  type GenerateResult,
  type Handle,
  type Roles,
} from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import * as z from 'zod'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import type { Session } from '../../session.js'
import type { Prepared } from '../generate/prepare.js'

/** What one more plugin sees that runs with the others. */
export type Seen = Pick<EmitContext<unknown, unknown, Catalogue, AnnotationSpecs, Roles>, 'operations' | 'slot' | 'has' | 'use' | 'schema'>

/** The plugin that serves models, where it runs. */
export const API: Handle<Api> = { name: 'api' }

/**
 * Generates in memory, and shows what plugins stated, amended, to one more plugin, which emits nothing.
 *
 * @param look called once, with what there is to see
 */
export function observe({ schema, plugins, project }: Pick<Prepared, 'schema' | 'plugins' | 'project'>, look: (seen: Seen) => void): GenerateResult {
  const onlooker = definePlugin({
    name: 'onlooker',
    version,
    doc: 'Sees what is stated',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    optional: [API],
    emit: (seen) => {
      look(seen)
      return []
    },
  })
  return generate(schema, [...plugins, onlooker()], { project, runtime: loadRuntimeFolder })
}

/** The operations the plugins state, amended. */
export function captureOperations(session: Session, prepared: Prepared): readonly FinalOperation[] {
  let operations: readonly FinalOperation[] = []
  session.add(observe(prepared, (seen) => (operations = seen.operations)).diagnostics)
  return operations
}
