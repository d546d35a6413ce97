import { defineConfig } from 'vitest/config';

/** Tests that need PostgreSQL: one cluster a run, one database a file. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['server/**/*.pg.test.ts'],
    exclude: ['**/node_modules/**'],
    environment: 'node',
    // The public site serves its stylesheet as text; an emptied one would have another address.
    css: { include: /site\.css/ },
    passWithNoTests: true,
    globalSetup: ['server/test/pg-cluster.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
