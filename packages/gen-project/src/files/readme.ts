import { inReadingOrder, md, mdCode, type FinalOperation, type ProjectFacts, type SafeText } from '@ssot-codegen/core'

/** What the README shows of a variable. */
type Variable = { readonly name: string; readonly doc: string; readonly default?: string; readonly secret?: boolean }

/** What the README is made from. */
export type ReadmeParts = {
  readonly project: ProjectFacts
  readonly operations: readonly FinalOperation[]
  readonly variables: readonly Variable[]
  readonly services: readonly { readonly name: string; readonly doc: string; readonly image: string; readonly port: number; readonly env: string }[]
  readonly sections: readonly { readonly title: string; readonly body: SafeText }[]
}

/** `README.md` of the generated project. */
export function readme({ project, operations, variables, services, sections }: ReadmeParts): SafeText {
  const run = project.packageManager === 'npm' ? 'npm run' : project.packageManager
  const line = (content: string) => ({ kind: 'text', text: content }) as const
  return md`
    # ${project.name}

    A REST API over the Prisma schema in ${mdCode(project.schemaPath)}.

    ## Start

    ~~~sh
    ${line(`${project.packageManager} install`)}
    ${line('cp .env.example .env')}
    ${line(`${run} db:push   # makes the tables`)}
    ${line(`${run} dev       # serves, and restarts on changes`)}
    ~~~

    After a fresh clone, ${mdCode(`${run} generate`)} makes the Prisma client, which is not committed.
    ${services.length > 0 && line('\nIt needs beside it:\n')}
    ${services.map((service) => md`- **${service.name}**: ${service.doc} ${mdCode(service.image)} on port ${service.port}, found by ${mdCode(service.env)}.`)}

    ## Routes

    | Method | Path | |
    | --- | --- | --- |
    ${inReadingOrder(operations).map((operation) => md`| ${operation.method} | ${mdCode(pathText(operation))} | ${operation.summary} |`)}

    Lists take ${mdCode('where[field][operator]=value')}, ${mdCode('orderBy=-field,other')}, ${mdCode('take')}, ${mdCode('skip')} or ${mdCode('cursor')}, ${mdCode('include=relation')} and
    ${mdCode('select=field')}. Errors are ${mdCode('application/problem+json')} (RFC 9457) and name what is allowed.

    ## Environment

    | Variable | Default | |
    | --- | --- | --- |
    ${variables.map((variable) => md`| ${mdCode(variable.name)} | ${variable.default !== undefined && variable.default !== '' && mdCode(variable.default)} | ${variable.doc} |`)}

    ## Where things are

    - ${mdCode('src/gen/')} is generated: it is read, not edited. All that is yours lies outside.
    - ${mdCode('src/app.ts')} puts the application together; tests call it with parts of their own.
    - ${mdCode('src/extensions/')} is the place for hooks and handlers of your own, by model.
    - ${mdCode('src/middleware.ts')} is the place for middlewares of your own.
    - ${mdCode('src/config.ts')}, ${mdCode('src/db.ts')}, ${mdCode('src/log.ts')} and ${mdCode('src/server.ts')} were written once and are yours.
    ${sections.map((section) => md`
      ## ${section.title}

      ${section.body}
    `)}
  `
}

function pathText(operation: FinalOperation): string {
  return operation.path.map((segment) => `/${typeof segment === 'string' ? segment : `:${segment.name}`}`).join('')
}
