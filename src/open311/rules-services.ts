/** Services: every kind of complaint that is not sensitive, requests for help, suggestions. */

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

/** Procedures that enter here. */
export const PROCEDURES_OF_SERVICES = [COMPLAINT, REQUEST.procedure, OPINION.procedure] as const;

/** Services of the kinds. One that hints at a breach of discipline is none: such words must not pass through another's system. */
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

/** Service of a matter, by its present kind; null where there is none. */
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
