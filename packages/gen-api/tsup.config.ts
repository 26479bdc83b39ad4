export { default } from '../../tooling/build/generator.js'
