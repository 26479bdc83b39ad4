import type { ExtensionOperation } from './extension-operation.js'

/** Operations of your own, by name. */
export type ExtensionOperations = { readonly [name: string]: ExtensionOperation }

const NONE: ExtensionOperations = {}

/** The operations of an extension. */
export function operationsOf(extension: object | undefined): ExtensionOperations {
  return extension && hasOperations(extension) ? (extension.operations ?? NONE) : NONE
}

/** What extensions are made of, the compiler has checked where they are defined. */
function hasOperations(extension: object): extension is { readonly operations?: ExtensionOperations } {
  return 'operations' in extension
}
