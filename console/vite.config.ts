/** Builds the officials' console into dist/console, for browsers from Chromium 90 on. */

import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** Puts a .br and a .gz beside each script and style, so that the server never compresses while someone waits. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const [fileName, item] of Object.entries(bundle)) {
        if (!/^assets\/.*\.(js|css|svg)$/.test(fileName)) continue;
        const source = item.type === 'chunk' ? item.code : item.source;
        const bytes = Buffer.from(source);
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) });
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(bytes, { params }) });
      }
    },
  };
}

export default defineConfig({
  root: here,
  base: '/console/',
  plugins: [react(), precompress()],
  // The server puts a fresh nonce in place of this into each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'chrome80',
    outDir: path.resolve(here, '../dist/console'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Libraries change seldom: apart from our code they stay in the browser's cache over releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            {
              name: 'data',
              test: /node_modules[\\/](@tanstack|i18next|react-i18next|openapi-fetch)[\\/]/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': 'http://127.0.0.1:8080', '/codes': 'http://127.0.0.1:8080' },
  },
});
