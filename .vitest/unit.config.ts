import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** Pure tests: no database, no listening server. The suffix says what a test needs. */
export default defineConfig({
  plugins: [vue()],
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['{server,shared,client}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.pg.test.ts', '**/*.ws.test.ts'],
    environment: 'node',
    // The public site serves its stylesheet as text; an emptied one would have another address.
    css: { include: /site\.css/ },
    passWithNoTests: true,
    // Files of a million cells and pictures of fifty million pixels take their time on a small machine.
    testTimeout: 30_000,
  },
});
