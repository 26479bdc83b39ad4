import { Problem, type Fault, type ProblemType } from './problem.js'

/** Faults a reply tells of: enough to mend a request by, few enough to bound the reply. */
export const MAX_FAULTS = 20

/** Collects what is wrong with the parameters or the body of a request, so that one reply can tell of all of it. */
export class Faults {
  readonly #found: Fault[] = []
  readonly #place: 'parameter' | 'pointer'

  /** @param place what faults name their places by: parameters, or JSON Pointers (RFC 6901) into the body */
  constructor(place: 'parameter' | 'pointer' = 'parameter') {
    this.#place = place
  }

  /**
   * Notes a fault.
   *
   * @param at the parameter, or the pointer
   * @param detail a sentence, or what makes it where that is work: a request may have more faults than are told of
   * @returns null, which is what a reader has read where there is a fault
   */
  add(at: string, code: string, detail: string | (() => string)): null {
    if (this.#found.length < MAX_FAULTS)
      this.#found.push({ [this.#place]: at, code, detail: typeof detail === 'string' ? detail : detail() })
    return null
  }

  /** How many faults are noted. */
  get count(): number {
    return this.#found.length
  }

  /** @throws Problem of that type when there is a fault */
  throwIfAny(type: ProblemType): void {
    if (this.#found.length > 0) throw new Problem(type, { errors: this.#found })
  }
}
