import markdownIt from 'markdown-it'
import { MARK } from './text.js'

const markdown = markdownIt({ html: true })

/** A request as pages show it: what comes from a schema stands in quotes, and ends none. */
const COMMAND = /^curl(?: -[gi]| -X [A-Z]+)* (?:'[^']*'|"http:[\w./:-]*\$ID")(?: -H '[^']*' -d '[^']*')?$/

/** What is wrong with a page: markup that came from a schema, or a command that does more than it seems to. */
export function pageFaults(page: string): string[] {
  return markdown.parse(page, {}).flatMap((token, at, all) => {
    if (token.type === 'html_block') return [`HTML: ${token.content}`]
    if (token.type === 'fence') return token.info === 'sh' ? commandFaults(token.content) : []
    if (token.type !== 'inline') return []
    const faults = (token.children ?? []).flatMap(({ type, content, attrs }) => {
      if (type === 'html_inline' || type === 'image') return [`${type}: ${content}`]
      const target = attrs?.find(([name]) => name === 'href')?.[1] ?? ''
      return type === 'link_open' && !/^(?:docs\/)?[a-z-]+\.md$/.test(target) ? [`link to ${target}`] : []
    })
    return all[at - 1]?.type === 'heading_open' && token.content.includes(MARK) ? [...faults, `heading ${token.content}`] : faults
  })
}

function commandFaults(block: string): string[] {
  const commands = block.split('\n').filter((line) => line !== '' && !line.startsWith('# '))
  return commands.filter((line) => !COMMAND.test(line) && !/^(?:ID='[\w.%/-]+'|[a-z]+ [\w .:-]+(?: +# [\w ,-]+)?)$/.test(line)).map((line) => `command ${line}`)
}
