/** Reads a filing without a database: the filing, or all its faults. */

import { normalPhone } from '../kernel/phone.ts';
import { isBlank, plainText } from '../kernel/plain-text.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Fault, Filing, Service } from './model.ts';

/** The specification's limit. */
export const MOST_DESCRIPTION = 4_000;
/** Most demands, as in the forms of the scan page. */
export const MOST_DEMANDS = 5;
const MOST_DEMAND_LENGTH = 200;
const MOST_NAME_LENGTH = 40;
const MOST_ABOUT_LENGTH = 80;
const MOST_ADDRESS_LENGTH = 200;
const MOST_URL_LENGTH = 500;
/** A name in Chinese characters, rare ones and 〇 included; a dot stands inside names of other peoples. */
const HAN = /^[\p{Script=Han}·•・]+$/u;

/** A form as text: `field` gives the first value trimmed, `all` every value that is not empty. */
export type Sent = Readonly<{ field: (name: string) => string; all: (name: string) => readonly string[] }>;

/** Labels before parts the sender did not write, in the language of the request. */
export type Labels = Readonly<{ place: string; media: string }>;

export function readFiling(sent: Sent, services: readonly Service[], labels: Labels): Result<Filing, readonly Fault[]> {
  const faults: Fault[] = [];
  const serviceCode = sent.field('service_code');
  const service = services.find(({ code }) => code === serviceCode);
  if (serviceCode === '') faults.push({ word: 'service-missing', status: 400 });
  else if (service === undefined) faults.push({ word: 'service-unknown', status: 404 });

  const addressId = sent.field('address_id');
  const place = placeIn(sent);
  faults.push(...place.faults);
  if (addressId === '' && place.text === '' && place.faults.length === 0) {
    faults.push({ word: 'location-missing', status: 400 });
  }

  const description = plain(sent.field('description'));
  if (description === '') faults.push({ word: 'description-missing', status: 400 });
  if (lengthOf(description) > MOST_DESCRIPTION) {
    faults.push({ word: 'description-long', status: 400, most: MOST_DESCRIPTION });
  }
  const media = plain(sent.field('media_url'));
  if (media !== '' && !isWebAddress(media)) faults.push({ word: 'media-url', status: 400 });

  const isComplaint = service?.isComplaint === true;
  const demands = isComplaint ? demandsIn(sent) : [];
  if (demands.some((demand) => lengthOf(demand) > MOST_DEMAND_LENGTH)) {
    faults.push({ word: 'demand-long', status: 400, most: MOST_DEMAND_LENGTH });
  }
  const contact = contactIn(sent);
  if (!contact.ok) faults.push(...contact.problem);
  if (faults.length > 0 || !contact.ok) return refuse(faults);

  const about = isComplaint ? cut(plain(attribute(sent, 'about')[0] ?? ''), MOST_ABOUT_LENGTH) : '';
  return ok({
    serviceCode,
    addressId: addressId === '' ? null : addressId,
    words: [
      description,
      ...(place.text === '' ? [] : [`${labels.place}${place.text}`]),
      ...(media === '' ? [] : [`${labels.media}${media}`]),
    ].join('\n'),
    about: about === '' ? null : about,
    demands,
    contact: contact.value,
  });
}

function placeIn(sent: Sent): Readonly<{ text: string; faults: readonly Fault[] }> {
  const address = cut(plain(sent.field('address_string')), MOST_ADDRESS_LENGTH);
  const lat = sent.field('lat');
  const long = sent.field('long');
  if (lat === '' && long === '') return { text: address, faults: [] };
  if (!isDegrees(lat, 90) || !isDegrees(long, 180))
    return { text: address, faults: [{ word: 'location-half', status: 400 }] };
  return { text: address === '' ? `${lat}, ${long}` : `${address} (${lat}, ${long})`, faults: [] };
}

function isDegrees(text: string, most: number): boolean {
  return /^[+-]?\d{1,3}(\.\d{1,12})?$/.test(text) && Math.abs(Number(text)) <= most;
}

/** Demands, one a line or one a value; as many as the scan page takes. */
function demandsIn(sent: Sent): readonly string[] {
  return attribute(sent, 'demand')
    .flatMap((value) => plain(value).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_DEMANDS);
}

function attribute(sent: Sent, code: string): readonly string[] {
  return [...sent.all(`attribute[${code}]`), ...sent.all(`attribute[${code}][]`)];
}

/** Contact: name and phone, as the privacy notice names them; e-mail address, account and device are dropped. */
function contactIn(sent: Sent): Result<Filing['contact'], readonly Fault[]> {
  const names = [plain(sent.field('last_name')), plain(sent.field('first_name'))].filter((part) => part !== '');
  // Chinese names are joined, others stand apart: 王小明, Wang Xiaoming.
  const name = names.join(names.every((part) => HAN.test(part)) ? '' : ' ');
  const typed = plain(sent.field('phone'));
  const phone = typed === '' ? '' : normalPhone(typed);
  const faults: Fault[] = [];
  if (lengthOf(name) > MOST_NAME_LENGTH) faults.push({ word: 'name-long', status: 400, most: MOST_NAME_LENGTH });
  if (phone === undefined) faults.push({ word: 'phone', status: 400 });
  if (faults.length > 0 || phone === undefined) return refuse(faults);
  return ok(name === '' && phone === '' ? null : { name, phone });
}

/** Whether it is an http(s) address; this program never fetches it, a dispatcher may open it. */
function isWebAddress(text: string): boolean {
  return text.length <= MOST_URL_LENGTH && /^https?:\/\/[^\s/]+(\/[^\s]*)?$/i.test(text);
}

/** Normalises text: one kind of line end, no invisible characters; empty where nothing is left. */
function plain(text: string): string {
  return isBlank(text) ? '' : plainText(text.replaceAll(/\r\n?/g, '\n')).trim();
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}

/** Length in characters as people count them. */
function lengthOf(text: string): number {
  return [...text].length;
}
