import { join, key, lit, ts, type Code, type env, type Printable } from '@ssot-codegen/core'
import { generated, lib } from '../symbols.js'

type Variable = Parameters<typeof env>[0]

/** The environment the server needs, checked at boot. */
export function configFile(variables: readonly Variable[]): Code {
  return ts`
    const schema = {
      ${variables.map((variable) => ts`${key(variable.name)}: ${reader(variable)},`)}
    }

    /** The environment, checked and typed. */
    export type ${generated.Config} = ReturnType<typeof ${generated.loadConfig}>

    /**
     * Reads the environment.
     *
     * @throws EnvironmentError that names every variable at fault
     */
    export function ${generated.loadConfig}(source: Readonly<Record<string, string | undefined>> = process.env) {
      return ${lib.readEnvironment}(schema, source)
    }
  `
}

function reader(variable: Variable): Printable {
  const { type } = variable
  const kind = typeof type === 'string' ? ts`${key(type)}` : ts`${key('oneOf')}`
  const facts = {
    ...(variable.default !== undefined && { default: variable.default }),
    ...(variable.optional === true && { optional: true }),
    ...(variable.secret === true && { secret: true }),
  }
  const args = [typeof type === 'object' && lit(type.values), Object.keys(facts).length > 0 && lit(facts)].filter((arg) => arg !== false)
  return ts`${lib.variable}.${kind}(${join(args, ', ')})`
}
