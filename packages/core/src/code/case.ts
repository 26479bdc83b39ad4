/** The words of a name in any case style: `HTTPServer_id2` is `['HTTP', 'Server', 'id2']`. */
export function wordsOf(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g) ?? [name]
}

/** `BlogPost` and `blog_post` become `blogPost`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = wordsOf(name)
  return first.toLowerCase() + rest.map(capitalized).join('')
}

/** `blog_post` becomes `BlogPost`. */
export function pascalCase(name: string): string {
  return wordsOf(name).map(capitalized).join('')
}

/** `BlogPost` becomes `blog-post`. */
export function kebabCase(name: string): string {
  return wordsOf(name).map((word) => word.toLowerCase()).join('-')
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}
