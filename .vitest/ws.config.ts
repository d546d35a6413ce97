import { defineConfig } from 'vitest/config';

/** Tests that need a listening server (and its PostgreSQL). */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['server/**/*.ws.test.ts'],
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
