/** A part of the arguments of a call to Prisma. */
export type PrismaArgs = { readonly [name: string]: unknown }
