import { applyPlan, planOutput, type Plan } from '../../src/index.js'
import type { Output } from './output.js'
import { versions } from './versions.js'

const root = process.argv[2] ?? ''

function planFor({ files = [], documents = [] }: Output): Plan {
  const plan = planOutput(root, { files, documents })
  const error = plan.diagnostics.find((d) => d.severity !== 'info')
  if (error) throw new Error(error.message)
  return plan
}

// What stands here is what a killed run left: it must be no obstacle.
applyPlan(planFor(versions.a))
const start = performance.now()
applyPlan(planFor(versions.b))
process.stdout.write(`${performance.now() - start}\n`)
for (;;) {
  applyPlan(planFor(versions.a))
  applyPlan(planFor(versions.b))
}
