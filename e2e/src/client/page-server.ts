import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { transformSync } from 'esbuild'

/** A page that imports the client, and the address of its origin. */
export type PageServer = { readonly url: string; readonly close: () => Promise<void> }

const HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The client in a browser</title>
<link rel="icon" href="data:,">
<style>body { font: 14px/1.5 system-ui; margin: 2rem } pre { background: #f4f4f2; padding: 1rem; border-radius: 4px }</style>
<h1>The client in a browser</h1>
<p>Modules of the package, as they are. What a drive of the blog sees:</p>
<pre id="seen">…</pre>
<script type="module">
  import * as api from '/package/client/index.js'
  import { driveBlog } from '/drive.js'
  const places = Object.fromEntries(new URLSearchParams(location.search))
  try {
    window.outcome = { seen: await driveBlog(api, places) }
  } catch (error) {
    window.outcome = { error: String(error?.stack ?? error) }
  }
  document.getElementById('seen').textContent = JSON.stringify(window.outcome.seen ?? window.outcome.error, null, 2)
</script>
</html>
`

/**
 * Serves a page that drives the blog by the client, module for module as the package has them.
 *
 * @param folder of the package
 */
export async function servePage(folder: string): Promise<PageServer> {
  const drive = transformSync(readFileSync(new URL('./drive-blog.ts', import.meta.url), 'utf8'), { loader: 'ts', format: 'esm', target: 'es2022' }).code
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '', 'http://x').pathname)
    const send = (type: string, text: string) => response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text)
    if (path === '/') send('text/html', HTML)
    else if (path === '/drive.js') send('text/javascript', drive)
    else if (path.startsWith('/package/') && path.endsWith('.js')) send('text/javascript', readFileSync(join(folder, path.slice('/package/'.length)), 'utf8'))
    else response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // as it listens on a port
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
