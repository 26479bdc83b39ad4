/**
 * The schema that a PostgreSQL URL names by `?schema=`, as Prisma's driver adapter takes it. The driver itself
 * ignores the parameter.
 *
 * @returns undefined where the URL names none: the database's own search path holds
 */
export function schemaOf(url: string): { readonly schema: string } | undefined {
  const schema = URL.canParse(url) ? new URL(url).searchParams.get('schema') : null
  return schema === null || schema === '' ? undefined : { schema }
}
