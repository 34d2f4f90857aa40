/** Rules of the port: which state a phase is told as. */

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
