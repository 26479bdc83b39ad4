import { md, mdBlock, mdCode, type Inline, type ProjectFacts, type SafeText, type Schema } from '@ssot-codegen/core'
import { scriptLine } from './commands.js'

/** What somebody sees, why it is so, and what ends it. */
type Trouble = { readonly symptom: SafeText; readonly cause: Inline; readonly remedy: Inline }

/** `docs/troubleshooting.md`: what may keep the project from working. */
export function troubleshootingPage(project: ProjectFacts, schema: Schema): SafeText {
  return md`
    # When something does not work

    ${mdBlock('sh', 'ssot doctor')}

    finds most of it, if the project has SSOT Codegen installed: it checks versions, packages, the environment, the database, and whether the generated files are stale.

    ## It does not start

    ${rows(starting(project, schema))}

    ## It refuses a request

    ${rows(requests())}

    Each refusal is ${mdCode('application/problem+json')}: ${mdCode('type')} says which, ${mdCode('detail')} and ${mdCode('errors')} say what is wrong and what is allowed.
    ${mdCode('instance')} and the header ${mdCode('x-request-id')} name the request; the log has the rest under the same id.

    ## It does not compile

    ${rows(compiling(project))}
  `
}

function rows(troubles: readonly Trouble[]): SafeText {
  return md`
    | What you see | Why | What to do |
    | --- | --- | --- |
    ${troubles.map(({ symptom, cause, remedy }) => md`| ${symptom} | ${cause} | ${remedy} |`)}
  `
}

function starting(project: ProjectFacts, { provider }: Schema): Trouble[] {
  const push = mdCode(scriptLine(project, 'db:push'))
  const away: Trouble =
    provider === 'sqlite'
      ? {
          symptom: mdCode('Unable to open connection to local database'),
          cause: md`The folder of the file that ${mdCode('DATABASE_URL')} names does not exist, or is not writable.`,
          remedy: md`Create the folder, or name another file: ${mdCode('file:./dev.db')}.`,
        }
      : {
          symptom: md`${mdCode('/health/ready')} answers 503 with ${mdCode('"failing":["database"]')}`,
          cause: md`The database cannot be reached at ${mdCode('DATABASE_URL')}. The log says why.`,
          remedy: 'Start the database, or correct host, port, user and password.',
        }
  return [
    {
      symptom: mdCode('DATABASE_URL: It is not set.'),
      cause: 'There is no .env file, or it lacks that line.',
      remedy: md`${mdCode('cp .env.example .env')}, and look through it.`,
    },
    {
      symptom: md`${mdCode('ERR_MODULE_NOT_FOUND')} for ${mdCode('src/gen/prisma')}`,
      cause: 'The Prisma client is not committed, so a fresh clone has none.',
      remedy: mdCode(scriptLine(project, 'generate')),
    },
    away,
    {
      symptom: md`500 for every model, and ${mdCode(provider === 'sqlite' ? 'P2039' : 'P2021')} in the log`,
      cause: 'The database has no such table or column: the schema is ahead of it.',
      remedy: md`${push}, or ${mdCode(scriptLine(project, 'db:migrate'))} if there is data to keep.`,
    },
    {
      symptom: mdCode('another process listens there'),
      cause: 'The port is taken.',
      remedy: md`Set ${mdCode('PORT')}; 0 takes a free one.`,
    },
    {
      symptom: mdCode('it has no access rule and is not declared public'),
      cause: md`With ${mdCode('NODE_ENV=production')} an operation is closed until somebody opens it.`,
      remedy: md`Say who may call them, or write ${mdCode("api({ access: 'public' })")} in ${mdCode('ssot.config.ts')} if everybody may.`,
    },
  ]
}

function requests(): Trouble[] {
  return [
    {
      symptom: md`400 ${mdCode('invalid-query')}`,
      cause: 'A parameter, field or operator is unknown. Nothing is silently ignored.',
      remedy: md`${mdCode('errors')} names it and what is allowed. With curl, quote the address and use ${mdCode('-g')}, since curl gives brackets a meaning of its own.`,
    },
    {
      symptom: md`415 ${mdCode('unsupported-media-type')}`,
      cause: 'A body came without its content type.',
      remedy: md`Send ${mdCode('content-type: application/json')}.`,
    },
    {
      symptom: md`409 ${mdCode('foreign-key')}`,
      cause: 'A related record does not exist, or still needs the one you are deleting.',
      remedy: 'Create the record it refers to first, or delete those that need it.',
    },
    {
      symptom: md`412 ${mdCode('precondition-failed')}`,
      cause: md`The record has changed since the ${mdCode('etag')} that ${mdCode('if-match')} names.`,
      remedy: 'Read it again, decide again, write again.',
    },
    {
      symptom: md`A browser is refused by CORS`,
      cause: 'In production only the origins that are listed may call.',
      remedy: md`List it in ${mdCode('CORS_ORIGINS')}.`,
    },
  ]
}

function compiling(project: ProjectFacts): Trouble[] {
  return [
    {
      symptom: md`Errors in ${mdCode('src/gen')} after a change of the schema`,
      cause: 'The Prisma client and the generated code come from different versions of the schema.',
      remedy: md`${mdCode('ssot generate')} writes both; ${mdCode(scriptLine(project, 'generate'))} the client alone.`,
    },
    {
      symptom: md`Lines with ${mdCode('<<<<<<<')}`,
      cause: 'An edit of a generated file met a change of the same lines.',
      remedy: md`Correct the lines and remove the markers, or run ${mdCode('ssot generate --resolve ours')} with the path, which takes the generated lines.`,
    },
  ]
}
