import { md, type SafeText } from '@ssot-codegen/core'

/** `docs/changelog.md`: where what callers notice is told. Written once, then the project's. */
export function changelogPage(): SafeText {
  return md`
    # Changelog

    What callers of the API notice: newest first, by the versions in package.json.

    ## Unreleased

    - The API as first generated.
  `
}
