import { describe, expect, test, vi } from 'vitest'
import { createKeptParts, NOTHING_KEPT } from '../src/kept-parts.js'

test('a part is made again where a fact is another, and is the object of before where none is', () => {
  const kept = createKeptParts()
  const make = vi.fn(() => ({ type: 'object' }))
  const fact = {}
  const first = kept.of('part', 'a', [fact, 'x'], make)
  expect(kept.of('part', 'a', [fact, 'x'], make)).toBe(first)
  expect(make).toHaveBeenCalledTimes(1)
  expect(kept.of('part', 'a', [{}, 'x'], make)).not.toBe(first)
  expect(kept.of('part', 'a', [], make)).toEqual(first)
  expect(make).toHaveBeenCalledTimes(3)
})

test('what a part asked for is asked again, in order and of every part inside it, though the part is not made', () => {
  const kept = createKeptParts()
  const asked: string[] = []
  const question = (name: string) => () => {
    asked.push(name)
    return `#/${name}`
  }
  const inner = () => kept.of('part', 'inner', [], () => [kept.ask(question('b'))])
  const outer = () => kept.of('part', 'outer', [], () => [kept.ask(question('a')), ...inner(), kept.ask(question('c'))])
  const first = outer()
  expect(asked.splice(0)).toEqual(['a', 'b', 'c'])
  expect(outer()).toBe(first)
  expect(asked).toEqual(['a', 'b', 'c'])
})

test('a part is made again where it is answered otherwise', () => {
  const kept = createKeptParts()
  let reference = { $ref: '#/components/schemas/Post' }
  const part = () => kept.of('part', 'part', [], () => ({ items: kept.ask(() => reference) }))
  const first = part()
  expect(part()).toBe(first)
  reference = { $ref: '#/components/schemas/Post_2' }
  expect(part()).toEqual({ items: { $ref: '#/components/schemas/Post_2' } })
})

test('parts of two kinds may have one key', () => {
  const kept = createKeptParts()
  expect([kept.of('a', 'key', [], () => 1), kept.of('b', 'key', [], () => 2), kept.of('a', 'key', [], () => 3)]).toEqual([1, 2, 1])
})

describe('in a settled document', () => {
  /** A part that asks for names, reads a value, and is made again with another fact. */
  function documentWith() {
    const kept = createKeptParts()
    const world = { names: ['Post', 'Author'], value: 1, fact: {}, asked: 0, made: 0 }
    const name = (index: number) => () => ((world.asked += 1), world.names[index])
    const part = () =>
      kept.of('part', 'a', [world.fact], () => {
        world.made += 1
        return [kept.ask(name(0)), kept.read(() => world.value), ...(world.names.length > 1 ? [kept.ask(name(1))] : [])]
      })
    const made = (isSettled: boolean) => {
      kept.begin(isSettled)
      world.asked = world.made = 0
      return { part: part(), ...world, isDisturbed: kept.isDisturbed() }
    }
    made(false)
    return { world, made }
  }

  test('names are not asked for again by a part that stays', () => {
    const { made } = documentWith()
    expect(made(true)).toMatchObject({ made: 0, asked: 0, isDisturbed: false })
    expect(made(false)).toMatchObject({ made: 0, asked: 2, isDisturbed: false })
  })

  test('a part is made again where a fact or a value is another, and that disturbs nothing while it asks for the same', () => {
    const { world, made } = documentWith()
    world.fact = {}
    expect(made(true)).toMatchObject({ made: 1, isDisturbed: false })
    world.value = 2
    expect(made(true)).toMatchObject({ made: 1, part: ['Post', 2, 'Author'], isDisturbed: false })
    expect(made(true)).toMatchObject({ made: 0 })
  })

  test.each([
    ['another name', ['Post_2', 'Author']],
    ['the same names in another order', ['Author', 'Post']],
    ['one name less', ['Post']],
  ])('%s disturbs it, until it is begun again', (_, names) => {
    const { world, made } = documentWith()
    world.names = names
    world.fact = {}
    expect(made(true)).toMatchObject({ made: 1, isDisturbed: true })
    expect(made(false)).toMatchObject({ isDisturbed: false })
  })

  test('a part that was not there before disturbs it', () => {
    const kept = createKeptParts()
    kept.begin(true)
    kept.of('part', 'new', [], () => 1)
    expect(kept.isDisturbed()).toBe(true)
  })

  test('a part that holds others is disturbed where they are others', () => {
    const kept = createKeptParts()
    const document = (isSettled: boolean, keys: readonly string[]) => {
      kept.begin(isSettled)
      kept.of('document', '', [{}], () => keys.map((key) => kept.of('part', key, [], () => key)))
      return kept.isDisturbed()
    }
    document(false, ['a', 'b'])
    expect([document(true, ['a', 'b']), document(true, ['b', 'a']), document(true, ['b'])]).toEqual([false, true, true])
  })
})

test('a question asked by an answer is none of the part that asked the first', () => {
  const kept = createKeptParts()
  let asked = 0
  const count = () => ((asked += 1), 'the same')
  const part = () => kept.of('part', 'part', [], () => [kept.ask(() => kept.ask(count))])
  part()
  part()
  expect(asked).toBe(2)
})

test('a run that is the only one keeps nothing', () => {
  const make = vi.fn(() => ({}))
  NOTHING_KEPT.of('part', 'a', [], make)
  NOTHING_KEPT.of('part', 'a', [], make)
  expect(make).toHaveBeenCalledTimes(2)
})
