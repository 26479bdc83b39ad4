// The least that seeing that nothing changed can take: start Node, read and hash the inputs and outputs.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const hash = createHash('sha256')
for (const path of JSON.parse(readFileSync(process.argv[2], 'utf8'))) hash.update(readFileSync(path))
console.log(hash.digest('hex'))
