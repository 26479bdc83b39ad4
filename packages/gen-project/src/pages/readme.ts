import { md, mdBlock, mdCode, type ProjectFacts, type SafeText, type Schema } from '@ssot-codegen/core'
import { scriptLine } from './commands.js'
import { modelsSection } from './models-section.js'

/** What the README shows of a variable. */
type Variable = { readonly name: string; readonly doc: string; readonly default?: string; readonly secret?: boolean }

/** What the README is made from. */
export type ReadmeParts = {
  readonly project: ProjectFacts
  readonly schema: Schema
  readonly variables: readonly Variable[]
  readonly services: readonly { readonly name: string; readonly doc: string; readonly image: string; readonly port: number; readonly env: string }[]
  readonly sections: readonly { readonly title: string; readonly body: SafeText }[]
  /** Whether there are pages beside it. */
  readonly pages: boolean
}

/** `README.md` of the generated project: written once, so what changes with the schema is on pages that it leads to. */
export function readme({ project, schema, variables, services, sections, pages }: ReadmeParts): SafeText {
  const models = modelsSection(schema)
  return md`
    # ${project.name}

    A REST API over the Prisma schema in ${mdCode(project.schemaPath)}.

    ## Start

    ${mdBlock('sh', start(project))}

    The Prisma client is not committed. After a fresh clone, ${mdCode(scriptLine(project, 'generate'))} generates it.

    ${services.length > 0 && md`
      What runs beside it:

      ${services.map((service) => md`- **${service.name}**: ${service.doc} ${mdCode(service.image)} on port ${service.port}, found by ${mdCode(service.env)}.`)}

    `}
    ${sections.map((section) => md`
      ## ${section.title}

      ${section.body}

    `)}
    ${models && md`
      ## Models

      ${models}
    `}
    ${models && pages && md`This is how they were when this page was written. [docs/architecture.md](docs/architecture.md) is kept up to date with the schema.`}

    ## Environment

    | Variable | Default | |
    | --- | --- | --- |
    ${variables.map((variable) => md`| ${mdCode(variable.name)} | ${variable.default !== undefined && variable.default !== '' && mdCode(variable.default)} | ${variable.doc} |`)}

    ## Where things are

    - ${mdCode('src/gen/')} is generated, and committed. Code of your own is best kept outside; edits in there are merged with what is generated next.
    - ${mdCode('src/app.ts')} puts the application together; tests call it with parts of their own.
    - ${mdCode('src/extensions/')} is the place for hooks and handlers of your own, by model.
    - ${mdCode('src/middleware.ts')} is the place for middlewares of your own.
    - ${mdCode('src/config.ts')}, ${mdCode('src/db.ts')}, ${mdCode('src/log.ts')} and ${mdCode('src/server.ts')} were written once and are yours, as this page is.
    ${pages && md`
      - [docs/architecture.md](docs/architecture.md) explains how it is built, [docs/api.md](docs/api.md) what it answers,
        [docs/troubleshooting.md](docs/troubleshooting.md) what to do when something does not work.
      - [docs/contributing.md](docs/contributing.md) is for those who work on it, [docs/changelog.md](docs/changelog.md) for those who call the API.
    `}
  `
}

function start(project: ProjectFacts): string {
  const lines: readonly (readonly [command: string, does: string])[] = [
    [`${project.packageManager} install`, ''],
    ['cp .env.example .env', ''],
    [scriptLine(project, 'db:push'), 'creates the tables'],
    [scriptLine(project, 'dev'), 'starts the server, and restarts it on changes'],
  ]
  const width = Math.max(...lines.map(([command]) => command.length))
  return lines.map(([command, does]) => (does === '' ? command : `${command.padEnd(width)}   # ${does}`)).join('\n')
}
