/** Answers of GeoReport, field by field; nothing unnamed here leaves. */

import type { LocalDate } from '../kernel/time.ts';
import type { ProcedureTerms } from '../law/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { Filed } from './actions.ts';
import type { Fault, PublishedRequest, Service } from './model.ts';
import type { Wire } from './wire.ts';
import { open311Words } from './words.ts';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
export const INTERFACE_CHANGED_ON = '2026-03-01' as LocalDate;

export function discoveryView(
  about: Readonly<{ base: URL; cityName: string; hotline: string; isTest: boolean; changedOn: LocalDate; lang: Lang }>,
): Wire {
  const say = speak(open311Words, about.lang);
  const changeset = dateTime(about.changedOn);
  return {
    changeset,
    contact: say('open311.contact', { hotline: about.hotline, url: `${about.base.origin}/open311` }),
    key_service: say('open311.key-service', { city: about.cityName }),
    endpoints: [
      {
        specification: SPECIFICATION,
        url: `${about.base.origin}/open311/v2`,
        changeset,
        type: about.isTest ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}

/** Keys of services described by their group: those that are no complaints. */
type OwnDescription = Extract<keyof typeof open311Words.zh, `open311.service.${Service['group']}`>;

export function serviceView(service: Service, lang: Lang): Wire {
  const say = speak(open311Words, lang);
  const name = service.name[lang];
  return {
    service_code: service.code,
    service_name: name,
    description: say(
      service.isComplaint ? 'open311.service.complaint' : (`open311.service.${service.group}` as OwnDescription),
      { name },
    ),
    metadata: hasAttributes(service),
    type: 'batch',
    keywords: say(`open311.keywords.${service.group}`),
    group: say(`open311.group.${service.group}`),
  };
}

export function hasAttributes(service: Service): boolean {
  return service.isComplaint;
}

export function definitionView(service: Service, lang: Lang): Wire {
  const say = speak(open311Words, lang);
  const attribute = (code: 'about' | 'demand', datatype: 'string' | 'text', order: number): Wire => ({
    variable: true,
    code,
    datatype,
    required: false,
    datatype_description: say(`open311.attribute.${datatype}`),
    order,
    description: say(`open311.attribute.${code}`),
    values: [],
  });
  return {
    service_code: service.code,
    attributes: [attribute('about', 'string', 1), attribute('demand', 'text', 2)],
  };
}

export function requestView(request: PublishedRequest, serviceName: string, lang: Lang): Wire {
  const say = speak(open311Words, lang);
  return {
    service_request_id: request.id,
    status: request.status,
    status_notes: null,
    service_name: serviceName,
    service_code: request.serviceCode,
    description: say(`open311.summary.${request.period}`, { name: serviceName }),
    agency_responsible: request.agency,
    service_notice: request.expectedOn === null ? null : say('open311.expected'),
    requested_datetime: dateTime(request.fromOn),
    updated_datetime: dateTime(request.changedOn),
    expected_datetime: request.expectedOn === null ? null : dateTime(request.expectedOn),
    address: request.address,
    address_id: request.addressId,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  };
}

/** Answer to a filing, the only one with a secret: to the system that filed, for the person it filed for. */
export function filedView(filed: Filed, terms: ProcedureTerms, trackUrl: string, lang: Lang): Wire {
  const say = speak(open311Words, lang);
  const limit = ({ amount, unit, basis }: ProcedureTerms['handle']) => ({
    amount,
    unit: say(`open311.unit.${unit}`),
    basis,
  });
  const notice = [
    ...(terms.accept === null ? [] : [say('open311.filed.accept', limit(terms.accept))]),
    say('open311.filed.handle', limit(terms.handle)),
    filed.receipt === null
      ? say('open311.filed.again', { url: trackUrl })
      : say('open311.filed.receipt', {
          number: (filed.receipt.number.match(/.{4}/g) ?? []).join(' '),
          pass: filed.receipt.pass,
          url: trackUrl,
        }),
  ];
  return { token: filed.token, service_notice: notice.join(lang === 'zh' ? '' : ' '), account_id: null };
}

export function errorsView(faults: readonly Fault[], lang: Lang): Wire {
  const say = speak(open311Words, lang);
  return faults.map((fault) => ({
    code: fault.code ?? fault.status,
    description: say(`open311.fault.${fault.word}`, fault.most === undefined ? {} : { most: fault.most }),
  }));
}

/** Midnight of a day with its zone. */
function dateTime(day: LocalDate): string {
  return `${day}T00:00:00+08:00`;
}
