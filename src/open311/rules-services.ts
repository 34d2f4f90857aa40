/** Which services there are: every kind of complaint that is not sensitive, requests for help, suggestions. */

import type { Service } from './model.ts';

type Kind = Readonly<{
  code: string;
  name: Readonly<{ zh: string; en: string }>;
  serviceFault: boolean;
  discipline: boolean;
}>;

const COMPLAINT = 'scan-complaint';
const REQUEST: Service = {
  code: 'REQUEST',
  name: { zh: '我要求助', en: 'Ask for help' },
  group: 'request',
  procedure: 'request',
  isComplaint: false,
  categoryCode: null,
};
const OPINION: Service = {
  code: 'OPINION',
  name: { zh: '我要建议', en: 'Make a suggestion' },
  group: 'opinion',
  procedure: 'opinion',
  isComplaint: false,
  categoryCode: null,
};

/** What enters by this door. */
export const PROCEDURES_OF_SERVICES = [COMPLAINT, REQUEST.procedure, OPINION.procedure] as const;

/** A kind that smells of a breach of discipline is no service: such words must not pass through another's system. */
export function servicesOf(kinds: readonly Kind[]): readonly Service[] {
  const complaints = kinds
    .filter((kind) => !kind.discipline)
    .map(
      ({ code, name, serviceFault }): Service => ({
        code,
        name,
        group: serviceFault ? 'window' : 'environment',
        procedure: COMPLAINT,
        isComplaint: true,
        categoryCode: code,
      }),
    );
  return [...complaints, REQUEST, OPINION];
}

/** The service a matter belongs to, by the kind it has now; null for what is no service. */
export function serviceOfMatter(
  services: readonly Service[],
  matter: Readonly<{ procedure: string; categoryCode: string | null }>,
): Service | null {
  const found = services.find(
    (service) =>
      service.procedure === matter.procedure &&
      (service.categoryCode === null || service.categoryCode === matter.categoryCode),
  );
  return found ?? null;
}
