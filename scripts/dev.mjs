/** Hot reload: the server restarts when src/ changes; Vite serves the console and passes the rest on. */

import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(ROOT, 'node_modules/.bin', name);
const children = [
  spawn(bin('tsx'), ['watch', '--clear-screen=false', 'src/main.ts'], { cwd: ROOT, stdio: 'inherit' }),
  spawn(bin('vite'), ['console', '--port', '5173', '--strictPort'], { cwd: ROOT, stdio: 'inherit' }),
];
console.log('Console with hot reload: http://localhost:5173/console/');
// The terminal sends Ctrl-C to the children too; a second signal would make the watcher kill the server before it ended cleanly.
let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', () => interrupted || stop());

function stop() {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}
