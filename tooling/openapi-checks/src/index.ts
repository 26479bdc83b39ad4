export { documentFaults } from './document-faults.js'
export { redoclyCliFaults } from './redocly-cli.js'
export { generatedClientFaults } from './generated-client.js'
