/** Builds the officials' console into dist/console, for browsers from Chromium 90 on. */

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { FRAME_WORDS, ROOM_WORDS } from './src/words/rooms.ts';

const here = import.meta.dirname;

/**
 * Puts a .br and a .gz beside each script and style, so that the server never compresses while someone waits. Done on the
 * written files: until then other plugins still change them.
 */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle(options, bundle) {
      for (const fileName of Object.keys(bundle)) {
        if (!/^assets\/.*\.(js|css|svg)$/.test(fileName)) continue;
        const file = path.join(options.dir ?? '', fileName);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

/**
 * Places where the component library does what this console may not have. It forgets the content policy: style elements
 * made without a nonce (measuring scroll bars, locking the page under a drawer) and a style written as an attribute (a text
 * area that grows); the policy would have to allow inline styles. And a table brings a tree to every first load for filters
 * in its heads, which no list here has.
 */
const REPAIRS = [
  {
    file: 'antd/es/table/hooks/useFilter/FilterDropdown.js',
    before: "import Tree from '../../../tree';",
    after: 'const Tree = () => null;',
  },
  {
    file: '@rc-component/util/es/Dom/dynamicCSS',
    before: 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }',
    after: `styleNode.nonce = csp?.nonce ?? document.querySelector('meta[property="csp-nonce"]')?.nonce ?? '';`,
  },
  {
    file: '@rc-component/input/es/calculateNodeHeight',
    before: "hiddenTextarea.setAttribute('style', `${sizingStyle};${HIDDEN_TEXTAREA_STYLE}`);",
    after: 'hiddenTextarea.style.cssText = `${sizingStyle};${HIDDEN_TEXTAREA_STYLE}`;',
  },
];

function repairLibraries(): Plugin {
  return {
    name: 'repair-libraries',
    apply: 'build',
    transform(code, id) {
      const repair = REPAIRS.find(({ file }) => id.includes(file));
      if (repair === undefined) return null;
      if (!code.includes(repair.before)) throw new Error(`${repair.file} changed: is the repair still needed?`);
      return { code: code.replace(repair.before, () => repair.after), map: null };
    },
  };
}

/** Words that are always spoken together come in one answer, as they are written down by room; the others each by itself. */
function spokenTogether(lang: 'zh' | 'en') {
  return Object.entries({ frame: FRAME_WORDS, lists: ROOM_WORDS['/'] }).map(([name, groups]) => ({
    name: `words-${name}-${lang}`,
    test: new RegExp(`[\\\\/]words[\\\\/]${lang}[\\\\/](?:${groups.join('|').replaceAll('/', '[\\\\/]')})\\.ts$`),
    priority: 1,
  }));
}

/** The program that `npm run dev` started beside this one. */
const SERVER = `http://127.0.0.1:${process.env.PORT ?? 8080}`;

export default defineConfig({
  root: here,
  base: '/console/',
  plugins: [react(), repairLibraries(), precompress()],
  // The server puts a fresh nonce in place of this into each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'chrome80',
    outDir: path.resolve(here, '../dist/console'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // All rooms' styles together are smaller than the headers of five answers, and no room looks other after another was open.
    cssCodeSplit: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Parts of the component library do nothing by being read, and forget to say so.
      treeshake: { moduleSideEffects: [{ test: /node_modules[\\/]@rc-component[\\/]/, sideEffects: false }] },
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
            ...(['zh', 'en'] as const).flatMap(spokenTogether),
            // What most rooms share comes in one answer: the headers of twenty small ones weigh more than they do.
            { name: 'shared', test: /console[\\/]src[\\/](?!words)/, minShareCount: 14 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': SERVER, '/codes': SERVER },
  },
});
