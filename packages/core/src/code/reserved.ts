/** Where a name stands: a variable or function, a member after a dot or in an object, a type. */
export type Position = 'binding' | 'member' | 'type'

const words = (list: string): readonly string[] => list.split(' ')

const KEYWORDS = words(
  'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'implements interface let package private protected public static yield await async arguments eval as from of',
)

const GLOBALS = words(
  'undefined NaN Infinity globalThis process console Buffer Object Array Function String Number Boolean Symbol BigInt ' +
    'Math JSON Date RegExp Error TypeError RangeError Promise Proxy Reflect Map Set WeakMap WeakSet Intl URL ' +
    'URLSearchParams Request Response Headers FormData Blob File AbortController AbortSignal Event EventTarget ' +
    'ReadableStream WritableStream TextEncoder TextDecoder ArrayBuffer DataView Uint8Array Iterator AsyncIterator ' +
    'setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone fetch crypto performance ' +
    'require module exports',
)

const TYPES = words(
  'any unknown never void string number boolean object symbol bigint null undefined infer keyof readonly unique ' +
    'is asserts satisfies type declare namespace abstract Record Partial Required Readonly Pick Omit Exclude ' +
    'Extract NonNullable ReturnType Parameters Awaited ReadonlyArray PromiseLike Iterable AsyncIterable',
)

const RESERVED: Readonly<Record<Position, ReadonlySet<string>>> = {
  binding: new Set([...KEYWORDS, ...GLOBALS]),
  type: new Set([...KEYWORDS, ...GLOBALS, ...TYPES]),
  // After a dot or in an object every word is allowed; these two would reach the prototype instead of a property.
  member: new Set(['__proto__', 'constructor']),
}

/** Whether the name cannot, or should not, be declared at that position. */
export function isReserved(name: string, position: Position): boolean {
  return RESERVED[position].has(name)
}
