import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The server that the development server stands in front of. */
const server = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The pages' content policy allows no data: URIs.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Beside each other, so that Zod is set before any other chunk makes a schema.
          groups: [{ name: 'zod', test: /[\\/]zod[\\/]|schemas-without-eval/ }],
        },
      },
    },
  },
  server: {
    proxy: {
      // The server wants its own origin on what carries a cookie.
      '/api': { target: server, headers: { origin: server } },
      '/socket.io': { target: server, ws: true, headers: { origin: server } },
    },
  },
});
