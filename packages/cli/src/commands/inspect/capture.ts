import { definePlugin, generate, version, type Configured, type FinalOperation } from '@ssot-codegen/core'
import * as z from 'zod'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import type { Session } from '../../session.js'
import type { Prepared } from '../generate/prepare.js'

/** The operations the plugins state, amended: seen by one more plugin, which emits nothing. */
export function captureOperations(session: Session, { schema, plugins, project }: Prepared): readonly FinalOperation[] {
  let seen: readonly FinalOperation[] = []
  const onlooker = definePlugin({
    name: 'onlooker',
    version,
    doc: 'Sees the operations',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    emit: ({ operations }) => {
      seen = operations
      return []
    },
  })
  const all: readonly Configured[] = [...plugins, onlooker()]
  session.add(generate(schema, all, { project, runtime: loadRuntimeFolder }).diagnostics)
  return seen
}
