import { isDeepStrictEqual } from 'node:util'
import type { Configured } from '@ssot-codegen/core'
import { optionsOf } from '../../plugins/options.js'

/** A plugin that is the reason for something, and what it was told. */
export type PluginRow = {
  readonly name: string
  readonly version: string
  readonly doc: string
  readonly options: readonly { readonly name: string; readonly value: unknown; readonly isDefault: boolean }[]
}

/** The row of a plugin; undefined for what is none of them. */
export function pluginRow(plugins: readonly Configured[], name: string): PluginRow | undefined {
  const found = plugins.find(({ plugin }) => plugin.name === name)
  if (!found) return undefined
  const { plugin, input } = found
  const parsed = plugin.options.safeParse(input)
  const values = new Map(Object.entries((parsed.data ?? {}) as object) as [string, unknown][])
  const options = optionsOf(plugin).map((option) => {
    const value = values.get(option.name) ?? null
    return { name: option.name, value, isDefault: isDeepStrictEqual(value, option.default) }
  })
  return { name, version: plugin.version, doc: plugin.doc, options }
}
