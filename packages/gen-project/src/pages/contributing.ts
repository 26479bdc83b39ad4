import { md, mdBlock, mdCode, type ProjectFacts, type SafeText } from '@ssot-codegen/core'
import { scriptLine } from './commands.js'

const CHECKS = ['typecheck', 'lint', 'test'] as const

/** `docs/contributing.md`: what those do who work on the project. Written once, then the project's. */
export function contributingPage(project: ProjectFacts): SafeText {
  return md`
    # Contributing

    ## Before you propose a change

    ${mdBlock('sh', CHECKS.map((script) => scriptLine(project, script)).join('\n'))}

    Tests are in ${mdCode('test/')}. They start the application with ${mdCode('createApp')} of ${mdCode('src/app.ts')}, on the database that ${mdCode('DATABASE_URL')} names.

    ## Changing the schema

    1. Change ${mdCode(project.schemaPath)}. What only the API has to know is said there too, in comments such as ${mdCode('/// @hidden')}.
    2. Run ${mdCode('ssot generate')} and read what it changes, as you would review anybody's change.
    3. Create the migration: ${mdCode(scriptLine(project, 'db:migrate'))}. While there is no data worth keeping, ${mdCode(scriptLine(project, 'db:push'))} is enough.
    4. Commit the schema, the generated files and the migration together.

    ## Changing behaviour

    Hooks, handlers and operations of our own are in ${mdCode('src/extensions/')}, middlewares in ${mdCode('src/middleware.ts')}. [architecture.md](architecture.md) explains what is around them.

    A change that callers notice gets a line in [changelog.md](changelog.md).
  `
}
