/**
 * What a document was made of in one run, for the next one of a process that watches. Parts ask for each other by name, and the first
 * to ask decides what is there and what it is called. So where names may be others than before, what a part asked for is asked again,
 * in the same order, when the part itself is not made again.
 */
export type KeptParts = {
  /**
   * Begins a document.
   *
   * @param isSettled whether all names are taken to be those of the document before: then none is asked for by a part that is not made again
   */
  readonly begin: (isSettled: boolean) => void
  /**
   * A part, made again only where a fact is another, or something that it asked for is answered otherwise than it was.
   *
   * @param kind what parts are alike it
   * @param key which of them it is
   * @param facts what decides which questions are asked, compared by identity
   */
  readonly of: <T>(kind: string, key: string, facts: readonly unknown[], make: () => T) => T
  /**
   * Asks for a reference by its name, which is there from then on.
   *
   * @param question answers for the run in which it is asked: it must hold on to nothing that is another in the next one. What it
   * says is compared by identity
   */
  readonly ask: <T>(question: () => T) => T
  /** Reads something that is not the part's own, with the same conditions. That something was read changes nothing. */
  readonly read: <T>(question: () => T) => T
  /** Whether a part of a settled document is new, or asked for other names than before: it has to be begun again, unsettled. */
  readonly isDisturbed: () => boolean
}

/** An answer that is a name, or a part, which may have asked for names itself, has a mark: what it is or is called. */
type Answer = { readonly question: () => unknown; readonly said: unknown; readonly mark?: unknown; readonly isName?: true }
type Part = {
  readonly facts: readonly unknown[]
  readonly answers: readonly Answer[]
  /** Those of the answers that are no names. */
  readonly values: readonly Answer[]
  readonly value: unknown
}

/** Of a run that is the only one. */
export const NOTHING_KEPT: KeptParts = {
  begin: () => undefined,
  of: (_kind, _key, _facts, make) => make(),
  ask: (question) => question(),
  read: (question) => question(),
  isDisturbed: () => false,
}

/** Begins to keep. */
export function createKeptParts(): KeptParts {
  /** By kind and key: to put the two together for each look would take longer than the look. */
  const parts = new Map<string, Map<string, Part>>()
  let isSettled = false
  let isDisturbed = false
  /** Where the answers go of the part that is being made. */
  let answers: Answer[] | undefined
  const within = <T>(own: Answer[] | undefined, work: () => T): T => {
    const outer = answers
    answers = own
    try {
      return work()
    } finally {
      answers = outer
    }
  }
  const noted = <T>(question: () => T, as: (said: T) => Pick<Answer, 'mark' | 'isName'>): T => {
    const said = within(undefined, question)
    answers?.push({ question, said, ...as(said) })
    return said
  }
  const isAsItWas = (part: Part, facts: readonly unknown[]) =>
    facts.length === part.facts.length &&
    facts.every((fact, i) => Object.is(fact, part.facts[i])) &&
    (isSettled ? part.values : part.answers).every(({ question, said }) => Object.is(question(), said))
  return {
    begin(next) {
      isSettled = next
      isDisturbed = false
    },
    ask: (question) => noted(question, (said) => ({ mark: said, isName: true })),
    read: (question) => noted(question, () => ({})),
    isDisturbed: () => isDisturbed,
    of: <T>(kind: string, key: string, facts: readonly unknown[], make: () => T) =>
      noted(
        () => {
          const alike = parts.get(kind) ?? new Map<string, Part>()
          parts.set(kind, alike)
          const known = alike.get(key)
          if (known && isAsItWas(known, facts)) return known.value as T // a key is of one part, which is of one type
          const own: Answer[] = []
          const value = within(own, make)
          if (isSettled && !(known && hasMarks(known.answers, own))) isDisturbed = true
          alike.set(key, { facts, answers: own, values: own.filter(({ isName }) => !isName), value })
          return value
        },
        () => ({ mark: key }),
      ),
  }
}

/** Whether two makings of a part asked for the same names, and parts, in the same order. */
function hasMarks(before: readonly Answer[], now: readonly Answer[]): boolean {
  const [old, own] = [marksOf(before), marksOf(now)]
  return old.length === own.length && old.every((mark, i) => Object.is(mark, own[i]))
}

function marksOf(answers: readonly Answer[]): unknown[] {
  return answers.map(({ mark }) => mark).filter((mark) => mark !== undefined)
}
