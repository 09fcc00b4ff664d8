import { defineConfig } from '@playwright/test'
import { browserPath } from './tests/support/tools.ts'

const executablePath = browserPath()

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  // Two browsers, their sites and what the machine does besides share two cores.
  expect: { timeout: 15_000 },
  // One site for each worker, two cores.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  use: {
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
