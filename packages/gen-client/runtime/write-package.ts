import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the package is called, what else it offers, and what whoever installs it has beside it. */
export type PackageFacts = {
  readonly name: string
  readonly version: string
  readonly description: string
  /** Files that are imported by their names. */
  readonly entries: readonly string[]
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const entry = (file: string) => ({ types: `./client/${file}.d.ts`, default: `./client/${file}.js` })

/**
 * Makes the folder of the package anew: its manifest and its README. The compiler then puts the code beside them.
 *
 * @param folder relative to where the process runs
 */
export function writePackage(folder: string, facts: PackageFacts): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(facts), null, 2)}\n`)
  writeFileSync(join(folder, 'README.md'), readmeOf(facts))
}

function manifestOf({ name, version, description, entries, peerDependencies }: PackageFacts): object {
  return {
    name,
    version,
    description,
    type: 'module',
    sideEffects: false,
    exports: { '.': entry('index'), ...Object.fromEntries(entries.map((file) => [`./${file}`, entry(file)])), './package.json': './package.json' },
    files: ['client', 'runtime'],
    ...(peerDependencies && { peerDependencies }),
  }
}

function readmeOf({ name, description }: PackageFacts): string {
  return `# ${name}

${description}: \`fetch\`, types, and nothing else.

\`\`\`ts
import { createClient } from '${name}'

const client = createClient({ baseUrl: 'https://api.example.com' })
\`\`\`
`
}
