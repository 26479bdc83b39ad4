import { key, lit, shorthand, ts, type application, type Code, type CodeSymbol, type Provider } from '@ssot-codegen/core'
import { generated, lib } from '../symbols.js'

type Application = Parameters<typeof application>[0]

/** What the applications of a project have in common. */
export type CommonParts = {
  readonly models: CodeSymbol
  readonly extensions: CodeSymbol
  /** What the database can do. */
  readonly capabilities: { readonly [name: string]: boolean }
  readonly createDatabase: CodeSymbol
  readonly PrismaClient: CodeSymbol
}

/** Milliseconds from the signal to stop to the end of an application that nobody asks any more. */
const SHUTDOWN_MS = 5000

/** The applications of all frameworks, each with the project's extensions and the defaults of everything else. */
export function applicationsFile(applications: readonly Application[], { models, extensions, capabilities, createDatabase, PrismaClient }: CommonParts): Code {
  return ts`
    const address = { host: '127.0.0.1', port: 0, drainMs: 0, shutdownTimeoutMs: ${lit(SHUTDOWN_MS)} }

    /** The applications of the project, to be compared: extensions are in them, middlewares of its own are not. */
    export const ${generated.applications}: ${lib.Applications}<${PrismaClient}> = {
      ${shorthand(generated.contract)},
      ${shorthand(models)},
      ${shorthand(extensions)},
      capabilities: ${lit(capabilities)},
      ${shorthand(generated.granted)},
      connect: (url) => ${createDatabase}(url),
      start: {
        ${applications.map(({ framework, createApp, listen }) => ts`${key(framework)}: (parts) => ${listen}((state) => ${createApp}({ ...parts, ...state, ${shorthand(extensions)} }), { ...parts, ...address }),`)}
      },
    }
  `
}

/** The script that compares two of them. */
export function equivalenceFile(provider: Provider, [one, other]: readonly [string, string]): Code {
  return ts`
    await ${lib.equivalence}({
      provider: ${lit(provider)},
      frameworks: [${lit(one)}, ${lit(other)}],
      load: () => import('./applications.js'),
    })
  `
}
