/** Listener of the live stream, as a browser is, that keeps what it heard. */

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '../../src/platform/http/http.ts';

export type Stream = Readonly<{
  status: number;
  type: string;
  headers: http.IncomingHttpHeaders;
  heard: () => string;
  ended: () => boolean;
  close: () => void;
}>;

/** A real port for what `inject` cannot do. @returns the origin. */
export async function listening(app: App): Promise<string> {
  if (app.server.listening) return originOf(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return originOf(app);
}

function originOf(app: App): string {
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

export function follow(origin: string, headers: Readonly<Record<string, string>>): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${origin}/api/v1/live`, { headers }, (response) => {
      let text = '';
      let ended = false;
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', () => undefined);
      response.on('end', () => {
        ended = true;
      });
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        headers: response.headers,
        heard: () => text,
        ended: () => ended,
        close: () => request.destroy(),
      });
    });
    request.on('error', reject);
  });
}
