/** Names for components, each of one thing. */
export type ComponentNames = {
  /** The name of what `key` stands for: the one wanted, or one like it where another thing has that. */
  readonly of: (key: string, wanted: string) => string
}

/** What a component's name may not hold. */
const FOREIGN = /[^A-Za-z0-9._-]/g

/** A set of names. Who asks first has the plain one, whichever order things are written in later. */
export function createComponentNames(): ComponentNames {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  return {
    of(key, wanted) {
      const known = names.get(key)
      if (known !== undefined) return known
      const plain = wanted.replace(FOREIGN, '_')
      let name = plain
      for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${plain}_${count}`
      // Generators of clients write a file, or a type in another case, for each.
      taken.add(name.toLowerCase())
      names.set(key, name)
      return name
    },
  }
}
