export { declarationOf } from './declaration.js'
export { runScenario, type ScenarioOutcome } from './run-scenario.js'
export { readScenario, type Expectation, type Scenario } from './scenario.js'
export { syntaxErrors, typeErrors, typeErrorsOfMany, type TextFiles } from './type-errors.js'
