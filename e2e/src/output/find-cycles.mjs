// Finds circles of imports, those of types too. Prisma's clients, which are Prisma's to keep in order, are not even read: they are most of a project.
import madge from 'madge'

const [tsConfig, ...paths] = process.argv.slice(2)
const isClient = /[\\/]gen[\\/]prisma[\\/]/
const graph = await madge(paths, { fileExtensions: ['ts'], tsConfig, excludeRegExp: [/(?:^|[\\/])gen[\\/]prisma[\\/]/], dependencyFilter: (path) => !isClient.test(path) })
const circles = graph.circular()
for (const circle of circles) console.log(circle.join(' > '))
if (Object.keys(graph.obj()).length === 0) throw new Error('There is nothing to look at.')
process.exitCode = circles.length > 0 ? 1 : 0
