export { applyPlan, DiskChangedError } from './apply.js'
export { loadRuntime } from './load-runtime.js'
export { planOutput, type PlanOptions } from './plan.js'
export { isFresh, type Action, type Plan, type PlannedAction } from './planned.js'
