import { definePlugin, generate, identifier, version, type Configured, type Model } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import * as z from 'zod'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import type { Session } from '../../session.js'
import type { Prepared } from '../generate/prepare.js'
import type { ExtensionNames } from './scaffold.js'

/** What files of extensions import or declare besides. */
const TAKEN: ReadonlySet<string> = new Set(['defineExtension', 'defineExtensions', 'extensions', 'operation', 'shape'])

/** What the API calls a model; undefined where it does not come to that, which is reported. */
export function namesForExtension(session: Session, { schema, plugins, project }: Prepared, model: Model): ExtensionNames | undefined {
  let found: ExtensionNames | undefined
  const onlooker = definePlugin({
    name: 'onlooker',
    version,
    doc: 'Sees the names of the API',
    apiVersion: 1,
    core: '*',
    options: z.strictObject({}),
    requires: [api.handle],
    emit: ({ use }) => {
      const { names, pathOf, actions, model: symbolsOf } = use(api.handle)
      const { value, folder, one, many } = names.model(model)
      const keys = (model.id?.fields ?? []).map((field) => `:${field}`)
      found = {
        name: value,
        binding: TAKEN.has(value) ? `${value}Extension` : identifier(value, 'binding'),
        file: folder === 'index' ? 'index-extension' : folder,
        folder,
        one,
        many,
        model: symbolsOf(model).model.name,
        path: ['', pathOf(model), ...keys].join('/'),
        hasKey: keys.length > 0,
        action: actions(model)[0],
      }
      return []
    },
  })
  const all: readonly Configured[] = [...plugins, onlooker()]
  session.add(generate(schema, all, { project, runtime: loadRuntimeFolder }).diagnostics)
  return session.failed() ? undefined : found
}
