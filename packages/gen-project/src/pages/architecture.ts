import { md, mdBlock, mdCode, type ProjectFacts, type SafeText, type Schema } from '@ssot-codegen/core'
import { modelsSection } from './models-section.js'

const REQUEST = [
  'flowchart LR',
  '  request([request]) --> middlewares["middlewares<br/>src/middleware.ts"]',
  '  middlewares --> operation["operation<br/>src/gen/http"]',
  '  operation --> controller["controller<br/>src/gen/models"]',
  '  controller --> service["service<br/>src/gen/models"]',
  '  service --> door["door<br/>src/gen/runtime/api/door.ts"]',
  '  door --> database[(database)]',
  '  extensions["your code<br/>src/extensions"] -. "hooks, overrides" .-> controller',
]

/** What the page is made from. */
export type ArchitectureParts = { readonly project: ProjectFacts; readonly schema: Schema; readonly framework: string }

/** `docs/architecture.md`: how a request travels, what is where, whose a file is, and the models. */
export function architecturePage({ project, schema, framework }: ArchitectureParts): SafeText {
  const models = modelsSection(schema)
  return md`
    # Architecture

    All of ${mdCode('src/gen')} follows from the schema in ${mdCode(project.schemaPath)}. What is yours goes around it.

    ## What happens to a request

    ${mdBlock('mermaid', REQUEST.join('\n'))}

    1. ${mdCode('src/app.ts')} puts the application together, on ${framework}. Your own middlewares are in ${mdCode('src/middleware.ts')}.
    2. An **operation** is one endpoint: ${mdCode('src/gen/http/operations')} has its method, path, input, access and handler as data, and knows no framework. What binds them
       to ${framework} is in ${mdCode(`src/gen/http/${framework}`)}.
    3. Its input is checked: the path, the query, and the body against ${mdCode('schema.ts')} of the model. What is unknown is refused, never dropped.
    4. The **controller** answers in terms of HTTP, the **service** in terms of records. Both are short, as they name what they are made of.
    5. Every call to the database goes through the **door**. It applies the rules of the model to each read and write, leaves out hidden columns, and is the only file that casts the Prisma client.

    An error on the way becomes an ${mdCode('application/problem+json')} reply. What is not meant for the caller is only in the log.

    ## What is where

    | | |
    | --- | --- |
    | ${mdCode('src/gen/models/<model>/')} | ${mdCode('dto.ts')} the types, ${mdCode('schema.ts')} the validators, ${mdCode('model.ts')} what the API knows of its columns, ${mdCode('service.ts')}, ${mdCode('controller.ts')} |
    | ${mdCode('src/gen/http/')} | operations and routes |
    | ${mdCode('src/gen/runtime/')} | what all models share, as ordinary source |
    | ${mdCode('src/gen/config.ts')}, ${mdCode('src/gen/db.ts')} | the environment variables, and how the database is reached |
    | ${mdCode('src/gen/prisma/')} | the Prisma client; not committed |
    | ${mdCode('src/extensions/')} | hooks before and after reads and writes, handlers in place of ours, operations of your own |
    | ${mdCode('test/')} | yours; they call ${mdCode('createApp')} with parts of their own |

    ## Which files are yours

    | | |
    | --- | --- |
    | opens with ${mdCode('@generated')} | is rewritten when the schema changes. Your edits are merged; where both change the same lines it is a conflict, and nothing is lost |
    | ${mdCode('package.json')}, ${mdCode('.env.example')}, ${mdCode('.gitignore')} | are shared: an entry that you change is yours from then on |
    | all others | were written once, and are yours |

    ${mdCode('.ssot/')} is for merges: ${mdCode('manifest.json')} and ${mdCode('bases/')} are committed.

    ${models && md`
      ## Models

      ${models}
    `}
  `
}
