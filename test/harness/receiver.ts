/** A program that is told something by a signed body, over real HTTP: it keeps what it got, and answers as a test wishes. */

import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Got = { body: string; time: string; signature: string };

export class Receiver {
  got: Got[] = [];
  answer: number | 'never' | 'elsewhere' = 204;
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/told`;
  }

  async start(): Promise<void> {
    const server = createServer((request, reply) => {
      void bodyOf(request).then((body) => {
        this.got.push({
          body,
          time: String(request.headers['mashang-time']),
          signature: String(request.headers['mashang-signature']),
        });
        if (this.answer === 'never') return;
        if (this.answer === 'elsewhere') {
          reply.writeHead(307, { location: `http://127.0.0.1:${this.port}/other` }).end();
          return;
        }
        reply.writeHead(this.answer).end('taken');
      });
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  /** What came and is signed by this secret, as often as it came. */
  signed<Body>(secret: string): Body[] {
    return this.got
      .filter(
        ({ body, time, signature }) =>
          createHmac('sha256', secret).update(`${time}.${body}`).digest('hex') === signature,
      )
      .map(({ body }) => JSON.parse(body) as Body);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
