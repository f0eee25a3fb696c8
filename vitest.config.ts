// How the tests run: which files belong to which part, and what each part needs beforehand.
import { defineConfig } from 'vitest/config'

const tests = '{app,db,kernel,modules,scripts}/**'

export default defineConfig({
  test: {
    // One for each core of the smallest machine; every file has a database of its own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // `it.only` would hide the others.
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Nothing at the top of a module changes, so files may share a process: Okno is read in once, not two hundred times.
          isolate: false,
          include: [`${tests}/*.test.{ts,tsx}`],
          exclude: ['**/*.browser.test.{ts,tsx}', '**/node_modules/**'],
          globalSetup: ['scripts/test/template.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [`${tests}/*.browser.test.{ts,tsx}`],
          globalSetup: ['scripts/test/template.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/*.test.ts'],
          globalSetup: ['scripts/test/product.ts'],
          // The journeys share one running product: each uses words that no other uses, and leaves others' drafts alone.
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['e2e/servers/*.test.ts'],
          globalSetup: ['scripts/test/template.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
})
