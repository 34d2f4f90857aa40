/** Initial state of a matter, from its first event. */

import type { Uuid } from '../../kernel/ids.ts';
import { nothingPending } from './evolve-legs.ts';
import { nothingReached } from './evolve-reached.ts';
import type { MatterState } from './model.ts';
import type { EventOf, Recorded } from './model-events.ts';
import { randomNumber } from './rules-number.ts';

export function begin(id: Uuid, event: EventOf<'registered'> & Pick<Recorded, 'seq' | 'at'>): MatterState {
  const { data } = event;
  return {
    id,
    seq: event.seq,
    number: data.number ?? randomNumber(id),
    raiser: data.raiser ?? null,
    door: data.by.kind === 'door' ? data.by.door : 'office',
    published: data.published ?? true,
    reference: data.reference ?? null,
    phase: 'registered',
    lane: data.lane ?? 'ordinary',
    isReferred: false,
    procedure: data.procedure,
    procedureVersion: data.procedureVersion,
    divisionCode: data.divisionCode,
    respondentUnitId: data.respondentUnitId,
    place: data.place,
    categoryCode: data.categoryCode,
    reclassified: false,
    desks: data.desks,
    judge: data.judge,
    hasReceipt: data.receipt,
    realName: data.realName,
    words: data.words,
    demands: data.demands,
    receivedAt: event.at,
    receivedOn: data.receivedOn,
    givenDue: data.givenDue ?? null,
    acceptedOn: null,
    dues: {
      ...(data.acceptDue === null ? {} : { accept: data.acceptDue }),
      ...(data.contactDue === null ? {} : { contact: data.contactDue }),
    },
    legs: [],
    returns: 0,
    designated: false,
    stopped: null,
    suspensions: [],
    redos: 0,
    pending: nothingPending,
    decisionFinal: false,
    appealFrom: null,
    refusalBarred: false,
    contacted: false,
    contactAsked: null,
    heldMessages: [],
    callBack: null,
    released: [],
    objections: [],
    placeReleased: 'no',
    drafted: 0,
    handlingUnits: [],
    handlingUsers: [],
    parentId: null,
    children: [],
    reminders: 0,
    letters: [],
    outcome: null,
    closedOn: null,
    lastVerdict: null,
    reached: nothingReached,
    changedAt: event.at,
  };
}
