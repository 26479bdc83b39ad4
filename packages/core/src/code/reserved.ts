/** Where a name stands: a variable or function, a member after a dot or in an object, a type. */
export type Position = 'binding' | 'member' | 'type'

const words = (list: string): readonly string[] => list.split(' ')

const KEYWORDS = words(
  'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'implements interface let package private protected public static yield await async arguments eval as from of ' +
    'using',
)

// What TypeScript's library for ECMAScript declares, and what of Node's and the web's a server may use.
const GLOBALS = words(
  'undefined NaN Infinity globalThis Object Array Function String Number Boolean Symbol BigInt Math JSON Date Intl ' +
    'RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError Promise Proxy ' +
    'Reflect Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator AsyncIterator Generator AsyncGenerator ' +
    'ArrayBuffer SharedArrayBuffer Atomics DataView Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray ' +
    'Uint16Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array parseInt parseFloat isNaN ' +
    'isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape ' +
    'global process console Buffer URL URLSearchParams Request Response Headers FormData Blob File WebSocket ' +
    'AbortController AbortSignal Event EventTarget ReadableStream WritableStream TransformStream TextEncoder ' +
    'TextDecoder DOMException setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate ' +
    'queueMicrotask structuredClone fetch crypto performance require module exports',
)

const TYPES = words(
  'any unknown never void string number boolean object symbol bigint null undefined infer keyof readonly unique ' +
    'is asserts satisfies type declare namespace abstract intrinsic Record Partial Required Readonly Pick Omit ' +
    'Exclude Extract NonNullable ReturnType InstanceType Parameters ConstructorParameters ThisType ThisParameterType ' +
    'OmitThisParameter Awaited NoInfer Uppercase Lowercase Capitalize Uncapitalize PropertyKey ReadonlyArray ' +
    'ReadonlyMap ReadonlySet ArrayLike PromiseLike Iterable AsyncIterable IterableIterator AsyncIterableIterator',
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
