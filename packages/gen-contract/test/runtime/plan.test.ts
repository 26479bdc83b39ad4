import { createPlanning } from '#runtime/contract/plan/create-planning.js'
import { KINDS, type Answer, type PlannedRequest, type Step } from '#runtime/contract/plan/planned-request.js'
import { planRequests, QUOTA } from '#runtime/contract/plan/plan-requests.js'
import { describe, expect, test } from 'vitest'
import { noteModels, notes } from './support/notes.js'

/** Stands for an application that makes what it is asked to, gives numbers to it, and finds nothing else. */
function answering(): (request: PlannedRequest) => Answer {
  let made = 0
  const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({ status, headers, body: Buffer.from(JSON.stringify(body)) })
  return ({ method, target, body }) => {
    if (method === 'POST' && !target.includes('hooks')) {
      try {
        return reply(201, { ...(JSON.parse(String(body)) as object), id: (made += 1) }, { location: `${target}/${made}` })
      } catch {
        return reply(400, {})
      }
    }
    return /^\/api\/notes\/\d+$/.test(target) ? reply(200, {}, { etag: '"now.1"' }) : reply(404, {})
  }
}

function planned(seed: number, most?: number): Step[] {
  const plan = planRequests(createPlanning({ contract: notes, models: noteModels, capabilities: { insensitiveMode: false, nullsFirst: true }, seed }), most)
  const answer = answering()
  const steps: Step[] = []
  for (let next = plan.next(); next.done !== true; next = plan.next(next.value.requests.map(answer))) steps.push(next.value)
  return steps
}

const steps = planned(1)
const counted = steps.filter(({ prepares }) => prepares !== true).flatMap(({ requests }) => requests)
const of = (operation: string, kind: (typeof KINDS)[number]) => counted.filter((request) => request.operation === operation && request.kind === kind)

describe('a plan', () => {
  test.each(notes.operations.map(({ id }) => id))('has enough of every kind for %s', (operation) => {
    for (const kind of KINDS) expect(of(operation, kind).length, kind).toBeGreaterThanOrEqual(QUOTA)
  })

  test('is the same for the same seed and answers, and another one for another seed', () => {
    const requests = (some: readonly Step[]) => some.map((step) => step.requests)
    expect(requests(planned(1))).toEqual(requests(steps))
    expect(requests(planned(2))).not.toEqual(requests(steps))
  })

  test('has as many of each operation and kind as are asked for, at most', () => {
    const few = planned(1, 4).filter(({ prepares, together }) => prepares !== true && !together).flatMap(({ requests }) => requests)
    const counts = new Map<string, number>()
    for (const { operation, kind } of few) counts.set(`${operation} ${kind}`, (counts.get(`${operation} ${kind}`) ?? 0) + 1)
    expect(Math.max(...counts.values())).toBe(4)
  })

  test('makes what a reference leads to before the record that has it', () => {
    const bodies = of('notes.create', 'valid').filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(String(body)) as { ownerId: number })
    const owners = steps.flatMap(({ requests }) => requests).filter(({ operation }) => operation === 'owners.create')
    expect(owners.length).toBeGreaterThan(0)
    for (const { ownerId } of bodies) expect(ownerId).toBeGreaterThan(0)
  })

  test('changes a record under the tag that the record has', () => {
    const [first] = of('notes.update', 'valid')
    expect(first?.headers).toMatchObject({ 'if-match': '"now.1"' })
    expect(of('notes.update', 'forbidden').map(({ headers }) => headers['if-match'])).toEqual(expect.arrayContaining([undefined, '"stale"']))
  })

  test('asks every operator of every column that is shown, and for the hidden one only where that is forbidden', () => {
    const said = (kind: (typeof KINDS)[number]) => of('notes.list', kind).map(({ target }) => target).join('\n')
    for (const operator of ['equals', 'not', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'endsWith']) expect(said('valid')).toContain(`where[title][${operator}]`)
    expect(said('valid')).not.toContain('secret')
    for (const part of ['where[secret]', 'orderBy=secret', 'select=secret']) expect(said('forbidden')).toContain(part)
  })

  test('goes to the bounds of each property, and one beyond', () => {
    const lengths = of('notes.create', 'boundary').map(({ body }) => {
      try {
        return Array.from((JSON.parse(String(body)) as { title?: string }).title ?? '').length
      } catch {
        return -1
      }
    })
    expect(lengths).toEqual(expect.arrayContaining([0, 1, 10, 11]))
  })

  test('asks for methods that are not there, and never for one that is', () => {
    const methods = of('notes.get', 'forbidden').filter(({ label }) => label.startsWith('the method')).map(({ method }) => method)
    expect(methods).toEqual(['PUT', 'POST', 'TRACE', 'PROPFIND', 'PURGE'])
  })

  test('deletes what several requests at once have made', () => {
    const step = steps.find(({ together, requests }) => together && requests[0]?.operation === 'notes.create')
    const answers: Answer[] = [{ status: 201, headers: { location: '/api/notes/7' }, body: Buffer.from('{"id":7}') }, { status: 409, headers: {}, body: Buffer.from('{}') }]
    expect(step?.requests).toHaveLength(4)
    expect(step?.chance).toEqual(['id'])
    expect(step?.tidy?.(answers).map(({ method, target }) => [method, target])).toEqual([['DELETE', '/api/notes/7']])
  })

  test('never writes to many without a constraint but where it is forbidden', () => {
    for (const { target } of of('notes.deleteMany', 'valid')) expect(target).toContain('where[id]=')
    expect(of('notes.deleteMany', 'forbidden').map(({ target }) => target)).toContain('/api/notes?where=%7B%22AND%22%3A%5B%5D%7D')
  })
})
