import { Writable } from 'node:stream'
import { confirm, isCancel, multiselect, select } from '@clack/prompts'
import type { Choice } from './choices.js'

const COLOR = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g')

// Results go to standard output; what is asked is none.
const output = process.env['NO_COLOR'] ? withoutColors(process.stderr) : process.stderr

/** The library asks nobody whether colours are wanted. */
function withoutColors(stream: NodeJS.WriteStream): Writable {
  const { isTTY, columns, rows } = stream
  const write: NonNullable<ConstructorParameters<typeof Writable>[0]>['write'] = (chunk, _, done) =>
    void stream.write(String(chunk).replace(COLOR, ''), done)
  return Object.assign(new Writable({ write }), { isTTY, columns, rows })
}

const optionsOf = (choices: readonly Choice[]) => choices.map(({ name, doc }) => ({ value: name, label: name, ...(doc !== '' && { hint: doc }) }))

/** Asks for one of the choices; undefined when the question was called off. */
export async function askOne(message: string, choices: readonly Choice[]): Promise<string | undefined> {
  const answer = await select({ message, options: optionsOf(choices), output })
  return isCancel(answer) ? undefined : answer
}

/** Asks for any of the choices; undefined when the question was called off. */
export async function askSome(message: string, choices: readonly Choice[], usual: readonly string[]): Promise<readonly string[] | undefined> {
  const answer = await multiselect({ message, options: optionsOf(choices), initialValues: [...usual], required: false, output })
  return isCancel(answer) ? undefined : answer
}

/** Asks for yes or no; no when the question was called off. */
export async function askWhether(message: string): Promise<boolean> {
  const answer = await confirm({ message, output })
  return answer === true
}
