/** Baseline of pages: the least a web server of this runtime can do, the same bytes for every request, in its own process. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, headersFile, bodyFile] = process.argv.slice(2);
const headers = JSON.parse(readFileSync(headersFile, 'utf8'));
const body = readFileSync(bodyFile);
createServer((_, answer) => {
  answer.writeHead(200, headers);
  answer.end(body);
}).listen(Number(port), '127.0.0.1');
