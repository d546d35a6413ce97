import { defineConfig } from 'vite';

/** Bundles the server and its command line from source; packages stay outside the bundle. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    sourcemap: true,
    rollupOptions: {
      input: {
        main: 'src/main.ts',
        cli: 'cli/heed.ts',
        bench: 'bench/bench.ts',
        'import-worker': 'src/intake/import/parse-worker.ts',
        'past-worker': 'src/time-machine/past-worker.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@heed\//] },
});
