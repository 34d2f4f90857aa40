/** Public address of the program: the configured one, or, without one, that of the request. */

import { networkInterfaces } from 'node:os';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];
/** A host as browsers send it: a name or address, perhaps a port. Anything else is not put on a page. */
const HOST = /^(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

export function isLoopback(hostname: string): boolean {
  return LOOPBACK.includes(hostname);
}

/** This machine on the network it shares with phones; undefined where it is alone. */
export function lanAddress(): string | undefined {
  for (const addresses of Object.values(networkInterfaces())) {
    for (const address of addresses ?? []) {
      if (address.family === 'IPv4' && !address.internal) return address.address;
    }
  }
  return undefined;
}

/**
 * Address a receipt tells its holder to come back to. A configured one stands, whatever a request says; a guessed
 * one gives way to the one this phone came by, unless that leads nowhere but to the machine itself.
 */
export function addressFor(request: FastifyRequest, publicUrl: URL): URL {
  const host = request.headers.host ?? '';
  if (!request.server.addressGuessed || !HOST.test(host)) return publicUrl;
  const came = URL.parse(`${request.protocol}://${host}`);
  return came === null || isLoopback(came.hostname) ? publicUrl : came;
}
