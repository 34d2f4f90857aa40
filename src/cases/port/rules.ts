/** Rules of the port: which state a phase is told as, and where a platform may be told. */

import type { Phase } from '../../matters/index.ts';
import type { CaseState } from './model.ts';

const TOLD_AS: Readonly<Record<Phase, CaseState>> = {
  registered: 'registered',
  accepted: 'accepted',
  dispatched: 'handling',
  handling: 'handling',
  checking: 'handling',
  answered: 'handling',
  contested: 'handling',
  // It goes on in the matter it was merged into.
  merged: 'handling',
  suspended: 'suspended',
  closed: 'closed',
  refused: 'refused',
  // A decision that is looked at again stands until it is overturned.
  appealed: 'refused',
  transferred: 'transferred',
  terminated: 'terminated',
};

export function toldAs(phase: Phase): CaseState {
  return TOLD_AS[phase];
}

export const MOST_ADDRESS = 400;
/** This machine itself, where a forwarder of the government network may listen. */
const OWN = ['localhost', '127.0.0.1', '[::1]'];

/** Reads the address of a platform: https, or http to this machine; undefined when it is none. */
export function readAddress(typed: string): string | undefined {
  if (!URL.canParse(typed) || typed.length > MOST_ADDRESS) return undefined;
  const { protocol, hostname, username, password, hash, href } = new URL(typed);
  const isFit = protocol === 'https:' || (protocol === 'http:' && OWN.includes(hostname));
  return isFit && username === '' && password === '' && hash === '' && href.length <= MOST_ADDRESS ? href : undefined;
}
