import type { CodeSymbol } from '../code/printable.js'
import { local, localType } from '../code/symbol.js'
import type { Handle } from './plugin.js'

/** Where all generated code lives. */
export const GENERATED = 'src/gen'

/** Where all plugins' runtime files are in the output, each plugin in a folder of its name. */
export const RUNTIME = `${GENERATED}/runtime/`

/**
 * A name that a runtime file exports. Printing it brings the file, and all it imports, into the output.
 *
 * @param file relative to the plugin's runtime folder
 */
export function runtime(plugin: Handle | string, file: string, name: string): CodeSymbol {
  return local(runtimePath(plugin, file), name)
}

/** Like `runtime`, for a type. */
export function runtimeType(plugin: Handle | string, file: string, name: string): CodeSymbol {
  return localType(runtimePath(plugin, file), name)
}

function runtimePath(plugin: Handle | string, file: string): string {
  return `${RUNTIME}${typeof plugin === 'string' ? plugin : plugin.name}/${file}`
}
