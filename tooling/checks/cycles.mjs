// No cycle among source files (madge, type-only imports too), none among the packages' manifests.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import madge from 'madge'

const root = fileURLToPath(new URL('../../', import.meta.url))
const packages = readdirSync(`${root}packages`)
let faults = 0

for (const name of packages) {
  const result = await madge([`${root}packages/${name}/src`, `${root}packages/${name}/runtime`].filter(exists), {
    fileExtensions: ['ts'],
    tsConfig: `${root}packages/${name}/tsconfig.json`,
    detectiveOptions: { ts: { skipTypeImports: false } },
  })
  for (const cycle of result.circular()) {
    faults++
    console.error(`packages/${name}: ${cycle.join(' → ')}`)
  }
}

const needs = new Map(
  packages.map((name) => {
    const manifest = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8'))
    return [manifest.name, Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies })]
  }),
)
function visit(name, trail) {
  if (trail.includes(name)) {
    faults++
    console.error(`manifests: ${[...trail.slice(trail.indexOf(name)), name].join(' → ')}`)
    return
  }
  for (const next of needs.get(name) ?? []) if (needs.has(next)) visit(next, [...trail, name])
}
for (const name of needs.keys()) visit(name, [])

function exists(folder) {
  try {
    return readdirSync(folder).length > 0
  } catch {
    return false
  }
}
console.log(faults === 0 ? `No cycle in ${packages.length} packages.` : `${faults} cycles.`)
process.exitCode = faults === 0 ? 0 : 1
