import { camelCase, GENERATED, identifier, local, pkg, runtime, runtimeType, type CodeSymbol } from '@ssot-codegen/core'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'contract'

const FOLDER = `${GENERATED}/contract`

/** The operations and shapes of the API, as data. */
export const CONTRACT = `${FOLDER}/contract.ts`

/** What the project says of requests that are granted: the project's own. */
export const GRANTED = 'src/contract.ts'

/** The applications of all frameworks. */
export const APPLICATIONS = `${FOLDER}/applications.ts`

/** The script that compares two of them. */
export const EQUIVALENCE = `${FOLDER}/equivalence.ts`

/** The script that holds the application against its document. */
export const CHECK = `${FOLDER}/check.ts`

/** Runtime names that generated code is built on. */
export const lib = {
  Contract: runtimeType(NAME, 'plan/contract.ts', 'Contract'),
  Granted: runtimeType(NAME, 'plan/granted.ts', 'Granted'),
  equivalence: runtime(NAME, 'equivalence/equivalence.ts', 'equivalence'),
  contractCheck: runtime(NAME, 'check/contract-check.ts', 'contractCheck'),
  Applications: runtimeType(NAME, 'equivalence/serve-application.ts', 'Applications'),
}

/** Where the operations of a group are as data, and the shapes that they are the first to name. */
export function contractOf(group: string): { readonly path: string; readonly symbol: CodeSymbol } {
  const path = `${FOLDER}/operations/${group}.ts`
  return { path, symbol: local(path, identifier(`${camelCase(group)}Contract`, 'binding')) }
}

/** What this plugin emits for others to use. */
export const generated = {
  contract: local(CONTRACT, 'contract'),
  applications: local(APPLICATIONS, 'applications'),
  granted: local(GRANTED, 'granted'),
}

/** What validates by JSON Schema, in development only. */
export const packages = {
  ajv: pkg('ajv/dist/2020.js', '^8.20.0', 'devDependency'),
  formats: pkg('ajv-formats', '^3.0.1', 'devDependency'),
}
