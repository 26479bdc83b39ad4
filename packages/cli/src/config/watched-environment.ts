import type { Inputs } from '../cache/inputs.js'

/**
 * Runs something, and notes which variables of the environment it looks at. What looks at all of them depends on more
 * than can be noted.
 */
export async function watchingEnvironment<T>(inputs: Inputs, work: () => Promise<T>): Promise<T> {
  const { env } = process
  const note = (name: string | symbol) => {
    if (typeof name === 'string') inputs.variable(name, env[name])
  }
  process.env = new Proxy(env, {
    get: (target, name) => (note(name), Reflect.get(target, name) as unknown),
    has: (target, name) => (note(name), Reflect.has(target, name)),
    getOwnPropertyDescriptor: (target, name) => (note(name), Reflect.getOwnPropertyDescriptor(target, name)),
    ownKeys: (target) => (inputs.unknown(), Reflect.ownKeys(target)),
  })
  try {
    return await work()
  } finally {
    process.env = env
  }
}
