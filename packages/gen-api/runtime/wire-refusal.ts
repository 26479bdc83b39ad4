import { z } from 'zod'

/**
 * Refuses a value in a transform; `return` what this returns.
 *
 * @param code stable, for programs
 * @param detail a sentence that says what is expected, without the value
 */
export function refuse(ctx: z.core.$RefinementCtx, input: unknown, code: string, detail: string): never {
  const fault = input === undefined ? { code: 'required', detail: 'A value is required.' } : { code, detail }
  ctx.addIssue({ code: 'custom', message: fault.detail, params: { code: fault.code }, input })
  return z.NEVER
}
