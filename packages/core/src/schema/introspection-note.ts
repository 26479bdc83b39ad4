/**
 * What `prisma db pull` writes above a model that has more in the database than a schema can say. It is for those who migrate that database:
 * in a description of the API it would tell the public of its inside.
 */
const NOTE =
  /\bpris\.ly\/d\/|\brequires? (?:an )?additional setup (?:for|in) migrations\b|\bcan therefore currently not be handled by (?:the )?Prisma Client\b|\bduring introspection, because the original name\b|^We could not retrieve columns for the underlying /m

/** Whether a line of a doc comment is a note of introspection, and so no documentation. */
export function isIntrospectionNote(line: string): boolean {
  return NOTE.test(line)
}
