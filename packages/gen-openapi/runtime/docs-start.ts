/**
 * The script that starts Swagger UI. It is a file of its own, since the page's policy lets no script stand in the page, and text here,
 * since it runs in browsers and nowhere else.
 *
 * The policy lets requests go to the server of the page alone, so that is the one to try things on, whichever others the document
 * names. A filter that may be left out is left out, for Swagger UI would make one up and send it. Long lists of operations are shown
 * closed, since they take a browser seconds to lay out.
 */
export const DOCS_START = `'use strict'

const OPEN_AT_MOST = 150

async function start() {
  const place = document.getElementById('reference')
  const address = new URL(place.dataset.document, document.baseURI)
  const options = { domNode: place, deepLinking: true, defaultModelsExpandDepth: 0, displayRequestDuration: true, validatorUrl: 'none' }
  const reply = await fetch(address)
  if (!reply.ok) {
    // It says itself what it could not load.
    SwaggerUIBundle({ ...options, url: address.href })
    return
  }
  const spec = await reply.json()
  document.title = spec.info.title
  const servers = [{ url: new URL('.', address).href.replace(/\\/$/, '') }]
  const operations = Object.values(spec.paths).flatMap((path) => Object.values(path))
  const parameters = [...Object.values(spec.components?.parameters ?? {}), ...operations.flatMap((operation) => operation.parameters ?? [])]
  for (const parameter of parameters) if (parameter.required !== true) leaveEmpty(parameter)
  SwaggerUIBundle({ ...options, spec: { ...spec, servers }, docExpansion: operations.length > OPEN_AT_MOST ? 'none' : 'list' })
}

function leaveEmpty({ content = {} }) {
  for (const media of Object.values(content)) {
    delete media.examples
    media.example = ''
  }
}

void start()
`
