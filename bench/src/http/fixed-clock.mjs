/**
 * Stops the clock, as far as `Date` tells it. Loaded by `--import` into both servers while their replies are compared: what they
 * write at different times is then the same to the byte.
 */
const NOW = Date.UTC(2026, 0, 1)

globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [NOW] : args, newTarget),
  get: (target, name, receiver) => (name === 'now' ? () => NOW : Reflect.get(target, name, receiver)),
})
