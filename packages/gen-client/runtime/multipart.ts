/** What a part of a form may be given as, where it is a file. */
export type FilePart = Blob

/**
 * A form of the parts: files as they are, a list part by part, text as it is, and all else as its JSON.
 *
 * @param parts a form, which is taken as it is, or its parts by name
 */
export function multipartForm(parts: object): FormData {
  if (parts instanceof FormData) return parts
  const form = new FormData()
  for (const [name, value] of Object.entries(parts) as [string, unknown][]) {
    for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (item instanceof Blob) form.append(name, item)
      else if (item !== undefined) form.append(name, typeof item === 'string' ? item : JSON.stringify(item))
    }
  }
  return form
}
