/** Routes of GeoReport v2: services, definitions, requests, tokens, filing with a key, and errors in its form. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../kernel/ids.ts';
import { localDateOf } from '../kernel/time.ts';
import { categoriesAsTheyStood, listChangedOn, procedureInForce } from '../law/index.ts';
import type { City } from '../platform/city.ts';
import { sendOpen } from '../platform/http/caching.ts';
import type { App, PageProblem } from '../platform/http/http.ts';
import { type Lang, preferredLang } from '../platform/pages/words.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { fileRequest, servicesNow } from './actions.ts';
import {
  definitionView,
  discoveryView,
  errorsView,
  filedView,
  hasAttributes,
  INTERFACE_CHANGED_ON,
  requestView,
  serviceView,
} from './api-views.ts';
import type { Fault, PublishedRequest } from './model.ts';
import type { Sent } from './rules-filing.ts';
import { MOST_REQUESTS, readFilter, readIds } from './rules-list.ts';
import { servicesOf } from './rules-services.ts';
import { publishedByIds, publishedIn, requestOfToken } from './store.ts';
import { CONTENT_TYPES, FORMATS, type Format, type Root, type Wire, write } from './wire.ts';

export type Open311Deps = Readonly<{
  city: City;
  publicUrl: URL /** An example city: what is filed is not acted upon. */;
  isTest: boolean;
}>;

type Asked = Readonly<{ request: FastifyRequest; reply: FastifyReply; format: Format; lang: Lang }>;
type Answer = Readonly<{ root: Root; value: Wire }> | Readonly<{ faults: readonly Fault[] }>;

const NOT_FOUND: Answer = { faults: [{ word: 'not-found', status: 404 }] };
const REQUEST_ID = /^[\x21-\x7e]{1,200}$/;
const RETRY_AFTER_SECONDS = 60;

export function georeportRoutes(app: App, deps: Open311Deps): void {
  const { city, publicUrl } = deps;
  const options = { config: { access: 'public', keyed: true }, schema: { hide: true } } as const;
  const reads = (url: string, format: Format, read: (asked: Asked) => Promise<Answer>): void => {
    app.get(url, options, async (request, reply) => {
      const asked = askedOf(request, reply, format);
      return send(asked, isHere(deps, queryOf(request)) ? await read(asked) : jurisdiction());
    });
  };
  // Names of single things end in the format: `/services/SV01.json`.
  const readsOne = (url: string, read: (asked: Asked, name: string) => Promise<Answer>): void => {
    app.get(url, options, async (request, reply) => {
      const { name, format } = nameIn(request.params);
      const asked = askedOf(request, reply, format ?? 'xml');
      if (format === undefined) return send(asked, NOT_FOUND);
      return send(asked, isHere(deps, queryOf(request)) ? await read(asked, name) : jurisdiction());
    });
  };

  for (const format of FORMATS) {
    reads(`/open311/discovery.${format}`, format, async ({ lang }) => ({
      root: 'discovery',
      value: discoveryView({
        base: publicUrl,
        cityName: city.name,
        hotline: city.hotline,
        isTest: deps.isTest,
        changedOn: await servicesChangedOn(city),
        lang,
      }),
    }));
    reads(`/open311/v2/services.${format}`, format, async ({ lang }) => ({
      root: 'services',
      value: (await servicesNow(city.db, city)).map((service) => serviceView(service, lang)),
    }));
    reads(`/open311/v2/requests.${format}`, format, async ({ request, lang }) => {
      const query = queryOf(request);
      const ids = readIds(query);
      if (ids !== null) return requestsView(city, await publishedByIds(city.db, ids), lang);
      const filter = readFilter(query, city.outside.now());
      if (!filter.ok) return { faults: filter.problem };
      return requestsView(city, await publishedIn(city.db, filter.value, MOST_REQUESTS), lang);
    });
    app.post(`/open311/v2/requests.${format}`, options, async (request, reply) =>
      file(deps, askedOf(request, reply, format)),
    );
  }

  readsOne('/open311/v2/services/:name', async ({ lang }, name) => {
    const service = (await servicesNow(city.db, city)).find(({ code }) => code === name);
    if (service === undefined || !hasAttributes(service)) return { faults: [{ word: 'service-unknown', status: 404 }] };
    return { root: 'service_definition', value: definitionView(service, lang) };
  });
  readsOne('/open311/v2/requests/:name', async ({ lang }, name) => {
    const found = isUuid(name.toLowerCase()) ? await publishedByIds(city.db, [name.toLowerCase() as never]) : [];
    return found.length === 0 ? NOT_FOUND : requestsView(city, found, lang);
  });
  readsOne('/open311/v2/tokens/:name', async (_, name) => {
    const token = name.toLowerCase();
    const id = isUuid(token) ? await requestOfToken(city.db, token) : undefined;
    return id === undefined ? NOT_FOUND : { root: 'service_requests', value: [{ service_request_id: id, token }] };
  });
}

async function file(deps: Open311Deps, asked: Asked): Promise<FastifyReply> {
  const { city, publicUrl } = deps;
  const { request, lang } = asked;
  const form = formOf(request);
  if (form === undefined) return send(asked, { faults: [{ word: 'not-a-form', status: 400, code: 415 }] });
  if (!isHere(deps, form)) return send(asked, jurisdiction());
  const requestId = request.headers['idempotency-key'];
  if (requestId !== undefined && !REQUEST_ID.test(String(requestId))) {
    return send(asked, { faults: [{ word: 'request-id', status: 400 }] });
  }
  const by = { requestId: requestId === undefined ? null : String(requestId), lang };
  const filed = await inTransaction(city.db, (tx) => fileRequest(tx, city, form, by));
  if (!filed.ok) return send(asked, { faults: filed.problem });
  const { terms } = await procedureInForce(city.db, filed.value.service.procedure, localDateOf(city.outside.now()));
  const value = [filedView(filed.value, terms, `${publicUrl.origin}/t`, lang)];
  return asked.reply
    .header('cache-control', 'no-store')
    .type(CONTENT_TYPES[asked.format])
    .send(write(asked.format, 'service_requests', value));
}

/** Requests with the names their services had then: a retired kind keeps its name. */
async function requestsView(city: City, requests: readonly PublishedRequest[], lang: Lang): Promise<Answer> {
  const stood = await categoriesAsTheyStood(city.db, ['complaint']);
  const others = servicesOf([]);
  const nameOf = ({ serviceCode, untilOn }: PublishedRequest) =>
    (others.find(({ code }) => code === serviceCode) ?? stood(serviceCode, untilOn))?.name[lang] ?? serviceCode;
  const value = requests.map((each) => requestView(each, nameOf(each), lang));
  return { root: 'service_requests', value };
}

/** Day since which clients should read the services again. */
async function servicesChangedOn(city: City) {
  const changed = await listChangedOn(city.db, 'complaint', localDateOf(city.outside.now()));
  return changed !== undefined && changed > INTERFACE_CHANGED_ON ? changed : INTERFACE_CHANGED_ON;
}

function send(asked: Asked, answer: Answer): FastifyReply {
  const { reply, format, lang } = asked;
  if ('root' in answer) {
    return sendOpen(reply, { type: CONTENT_TYPES[format], body: write(format, answer.root, answer.value) });
  }
  const [first] = answer.faults;
  const status = answer.faults.every((fault) => fault.status === first?.status) ? (first?.status ?? 400) : 400;
  if (answer.faults.some((fault) => fault.word === 'too-many')) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return sendFaults(asked, status, answer.faults, lang);
}

/** Sends faults, readable from other sites' pages: a client that cannot read why sees a broken network. */
function sendFaults({ reply, format }: Asked, status: number, faults: readonly Fault[], lang: Lang): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .type(CONTENT_TYPES[format])
    .serializer((text: unknown) => String(text))
    .send(write(format, 'errors', errorsView(faults, lang)));
}

/** Refusals by the server itself below `/open311/`: unknown addresses, unreadable bodies, forms of other sites. */
export const open311Problem: PageProblem = (request, reply, status) => {
  const path = request.url.split('?', 1)[0] ?? '';
  const asked = askedOf(request, reply, path.toLowerCase().endsWith('.json') ? 'json' : 'xml');
  const fault = ((): Fault & { http: number } => {
    if (status >= 500) return { word: 'broken', status: 400, code: 500, http: 500 };
    if (status === 403) return { word: 'foreign-origin', status: 403, http: 403 };
    if (status === 404) return { word: 'not-found', status: 404, http: 404 };
    if (status === 413) return { word: 'too-large', status: 400, code: 413, http: 400 };
    if (status === 415) return { word: 'not-a-form', status: 400, code: 415, http: 400 };
    return { word: 'bad-request', status: 400, http: 400 };
  })();
  return sendFaults(asked, fault.http, [fault], asked.lang);
};

function jurisdiction(): Answer {
  return { faults: [{ word: 'jurisdiction', status: 404 }] };
}

/** Whether the request names this city, by its code, its address or nothing. */
function isHere({ city, publicUrl }: Open311Deps, asked: Sent): boolean {
  const given = asked.field('jurisdiction_id').toLowerCase();
  return given === '' || given === city.code.toLowerCase() || given === publicUrl.hostname.toLowerCase();
}

function askedOf(request: FastifyRequest, reply: FastifyReply, format: Format): Asked {
  return { request, reply, format, lang: preferredLang(request.headers['accept-language']) };
}

function nameIn(params: unknown): Readonly<{ name: string; format: Format | undefined }> {
  const { name: whole } = params as { name: string };
  const format = FORMATS.find((each) => whole.toLowerCase().endsWith(`.${each}`));
  return { name: format === undefined ? whole : whole.slice(0, -format.length - 1), format };
}

function queryOf(request: FastifyRequest): Sent {
  return sentOf(request.query);
}

/** The form; undefined for any other body, since the specification has plain forms alone. */
function formOf(request: FastifyRequest): Sent | undefined {
  const type = String(request.headers['content-type'] ?? '').toLowerCase();
  return type.startsWith('application/x-www-form-urlencoded') ? sentOf(request.body) : undefined;
}

function sentOf(values: unknown): Sent {
  const of = (name: string): readonly string[] => {
    const given = (values as Readonly<Record<string, unknown>> | null | undefined)?.[name];
    return [given].flat().filter((value) => typeof value === 'string');
  };
  return {
    field: (name) => (of(name)[0] ?? '').trim(),
    all: (name) => of(name).filter((value) => value.trim() !== ''),
  };
}
