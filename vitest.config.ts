import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,integration,faults}/**/*.test.ts'],
    setupFiles: ['tests/support/quiet-console.ts'],
    // West of Greenwich: a day that was taken from local time shows itself.
    env: { TZ: 'America/Noronha' },
    testTimeout: 30_000,
    // Vitest would leave one core idle, for whoever watches.
    maxWorkers: '100%',
    coverage: {
      // What must be covered whole; to follow every line of the rest costs minutes.
      include: ['lib/{domain,rules,crypto}/**/*.ts'],
      exclude: ['**/*.d.ts'],
      reporter: ['text-summary'],
      thresholds: {
        'lib/{domain,rules}/**/*.ts': { lines: 100, branches: 100 },
        'lib/crypto/**/*.ts': { lines: 100, branches: 100 },
      },
    },
  },
})
