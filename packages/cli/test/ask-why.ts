import { whyCommand } from '../src/commands/why/command.js'
import { createTerminal } from '../src/render/terminal.js'
import { createSession } from '../src/session.js'

// Answers many questions, each a list of words, in one process: starting one takes longer than an answer.
const [folder = '.', questions = '[]'] = process.argv.slice(2)
const replies: unknown[] = []
for (const words of JSON.parse(questions) as string[][]) {
  const session = createSession({ args: [], cwd: folder, terminal: createTerminal({ quiet: true }) })
  const { exit, json } = await whyCommand({ session, flags: {}, words })
  replies.push({ code: exit, ...json, diagnostics: session.diagnostics })
}
process.stdout.write(JSON.stringify(replies))
