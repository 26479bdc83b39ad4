import { loadConfig } from './gen/config.js'
import { settingsOrExit } from './gen/runtime/project/environment.js'

try {
  process.loadEnvFile()
} catch {
  // Without a .env file the environment is what the process was started with.
}

/** The settings of this process, checked. */
export const config = settingsOrExit(loadConfig)
