import type { ContractOperation } from '../plan/contract.js'

/** The operation that a request reaches, by its method and path; undefined for one that reaches none. */
export function matchedOperation(operations: readonly ContractOperation[], method: string, target: string): ContractOperation | undefined {
  const path = target.replace(/\?.*$/s, '').split('/').slice(1)
  const wanted = method === 'HEAD' ? 'GET' : method
  const fitting = operations.filter((operation) => fits(operation, path))
  // A literal segment goes before a parameter, also where the path that has it does not take the method.
  const most = Math.max(...fitting.map(literals))
  return fitting.find((operation) => literals(operation) === most && operation.method === wanted)
}

function fits({ path }: ContractOperation, segments: readonly string[]): boolean {
  return path.length === segments.length && path.every((segment, i) => (typeof segment === 'string' ? segment === segments[i] : segments[i] !== ''))
}

function literals({ path }: ContractOperation): number {
  return path.filter((segment) => typeof segment === 'string').length
}
