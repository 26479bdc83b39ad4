import type { SafeText } from '@ssot-codegen/core'

/**
 * A part of a page that is closed until somebody opens it.
 *
 * @param title goes into HTML as it is, so only words of ours fit its type
 */
export function folded(title: `${number} ${string}` | 'Compatible', body: SafeText): SafeText[] {
  return [html('<details>'), html(`<summary>${title}</summary>`), body, html('</details>')]
}

function html(text: string): SafeText {
  return { kind: 'text', text }
}
