export { defineConfig, type Config, type FieldSettings, type ModelSettings, type ModelsConfig } from './config/define-config.js'
