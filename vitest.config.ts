import { defineConfig } from 'vitest/config'

/** Ten times what the slowest takes: a busy machine may starve one for long. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    // A test that waits for ever must say so, and a test of nothing must not pass.
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,property,contract,architecture}/**/*.test.ts'],
          exclude: ['test/unit/client/**'],
        },
      },
      {
        resolve: { dedupe: ['react', 'react-dom', 'yjs', 'y-protocols', 'lib0'] },
        test: {
          ...patience,
          name: 'client',
          environment: 'jsdom',
          include: ['test/{unit,property}/client/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/componentSetup.ts'],
        },
      },
      {
        test: {
          ...patience,
          name: 'integration',
          environment: 'node',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/globalSetup.ts'],
          // Each starts servers and many clients: side by side they would measure each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
