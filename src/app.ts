/** Composition of the slices into one HTTP application. */

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type DemoAccounts, guideRoutes } from './demo/index.ts';
import { documentsFinders, documentsProblemTitles, documentsRoutes, issuedRecord } from './documents/index.ts';
import { doors } from './doors.ts';
import { drawsProblemTitles, drawsRoutes } from './draws/index.ts';
import { figuresRoutes } from './figures/index.ts';
import { importsProblemTitles, importsReleasedActs, importsRoutes, KINDS } from './imports/index.ts';
import { inspectionsProblemTitles, inspectionsRoutes } from './inspections/index.ts';
import type { Uuid } from './kernel/ids.ts';
import { type LawDeps, lawProblemTitles, lawReleasedActs, lawRoutes } from './law/index.ts';
import { lettersProblemTitles, lettersRoutes } from './letters/index.ts';
import {
  calendarEffect,
  eraseMatter,
  heldByPost,
  hiddenFromInbox,
  matterFacts,
  matterNumbers,
  mattersFinders,
  mattersProblemTitles,
  mattersRoutes,
  openMattersDueFrom,
  openMattersOf,
  ownMatter,
  personalDataOf,
  signInByReceipt,
  tooNearAmong,
} from './matters/index.ts';
import { open311Problem } from './open311/index.ts';
import {
  actorOf,
  askSecondPerson,
  audit,
  listRoute,
  namesOfUsers,
  peopleProblemTitles,
  peopleRoutes,
  registerPeopleGuard,
} from './people/index.ts';
import { placesFinders, placesProblemTitles, placesRoutes, plaqueIssuer } from './places/index.ts';
import { openChannels, smsBy } from './platform/carriers.ts';
import type { City } from './platform/city.ts';
import { type Config, HOME_FOLDER, readConfig } from './platform/config.ts';
import { registerConsole } from './platform/console.ts';
import { type App, buildServer } from './platform/http/http.ts';
import { jsonRoute } from './platform/http/json-route.ts';
import { createMetrics, type Metrics } from './platform/http/metrics.ts';
import { realOutside } from './platform/http/outside.ts';
import { addProblemTitles } from './platform/http/problem.ts';
import { openIdProvider } from './platform/identity-provider.ts';
import { freshKeys } from './platform/keys.ts';
import { createLog, type Log } from './platform/log.ts';
import { pageProblem } from './platform/pages/pages.tsx';
import { openDatabase } from './platform/postgres/db.ts';
import { fileSink, sinkFile } from './platform/sink.ts';
import { recordProblemTitles, recordRoutes } from './record/index.ts';
import { reviewKept, reviewsInWeek, reviewsReleasedActs } from './reviews/index.ts';
import { type VaultDeps, vaultProblemTitles, vaultRoutes } from './vault/index.ts';

export type AppDeps = Readonly<{
  city: City;
  config: Config;
  log: Log;
  metrics: Metrics;
  /** Milliseconds after which remembered rows are asked for anew; by default a second. */
  askEveryMs?: number;
  /** Sign-ins of the example city, for the guide through a demonstration. */
  accounts?: DemoAccounts;
  /** Bytes of uploads held at once; the default is the platform's. */
  uploadBytes?: number;
}>;

const CONSOLE_FOLDER = path.join(HOME_FOLDER, 'dist/console');
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export async function buildApp(deps: AppDeps): Promise<App> {
  const { city, config, log, metrics, askEveryMs, uploadBytes } = deps;
  const { publicUrl } = config;
  const app = await buildServer({
    publicUrl,
    addressGuessed: !config.publicUrlGiven,
    hotline: city.hotline,
    uuid: city.outside.uuid,
    logger: log,
    metrics,
    pageProblem,
    protocols: [{ prefix: '/open311/', problem: open311Problem }],
    ...(uploadBytes === undefined ? {} : { uploadBytes }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Mashang 码上', version: '1', description: 'What the console speaks; problems are RFC 9457.' },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  addProblemTitles({
    ...lawProblemTitles,
    ...peopleProblemTitles,
    ...placesProblemTitles,
    ...vaultProblemTitles,
    ...recordProblemTitles,
    ...drawsProblemTitles,
    ...mattersProblemTitles,
    ...documentsProblemTitles,
    ...lettersProblemTitles,
    ...inspectionsProblemTitles,
    ...Object.assign({}, ...doors.map(({ titles }) => titles)),
    ...importsProblemTitles,
  });
  const guard = registerPeopleGuard(app, { city, publicUrl, secondFactorNeeded: config.mode === 'production' });
  operatorRoutes(app, city, metrics);
  const releasedActs = { ...lawReleasedActs, ...importsReleasedActs(KINDS), ...reviewsReleasedActs };
  const finders = [
    ...mattersFinders,
    ...doors.flatMap(({ finders: own = [] }) => own),
    ...placesFinders,
    ...documentsFinders,
  ];
  peopleRoutes(app, {
    city,
    publicUrl,
    guard,
    holds: heldByPost,
    hiddenMatters: hiddenFromInbox,
    finders,
    releasedActs,
    tells: { open: openChannels(config), messengerName: config.messengerName },
    ...(config.provider === undefined ? {} : { provider: openIdProvider(config.provider, publicUrl) }),
  });
  lawRoutes(app, {
    city,
    actorOf,
    askSecondPerson: cityAct(city),
    noteVersion: (tx, request, objectId) =>
      audit(tx, city, { actor: actorOf(request), action: 'law.keep-rules', objectKind: 'rule', objectId }),
    calendarEffect,
    namesOf: namesOfUsers,
    openMattersOf,
    openMattersDueFrom,
    listRoute,
  });
  placesRoutes(app, { city, publicUrl, issuer: plaqueIssuer(city, config) });
  const personalData: VaultDeps['personalData'] = (q, at, matterId) =>
    personalDataOf(q, at, { matterId, photos: true }, reviewKept);
  vaultRoutes(app, {
    city,
    matterFacts,
    matterNumbers,
    tooNearAmong,
    openReceipt: signInByReceipt,
    personalData,
    eraseMatter,
  });
  mattersRoutes(app, { city, publicUrl, alsoKept: reviewKept, reviewsInWeek, issuedRecord, sms: smsBy(config) });
  documentsRoutes(app, { city });
  lettersRoutes(app, { city });
  inspectionsRoutes(app, { city });
  recordRoutes(app, { city, ownStream: ownMatter(city) });
  drawsRoutes(app, { city });
  for (const { routes } of doors) {
    routes(app, { city, publicUrl, askEveryMs, sms: smsBy(config), isTest: config.mode === 'demo' });
  }
  importsRoutes(app, { city });
  figuresRoutes(app, { city });
  await registerConsole(app, {
    folder: CONSOLE_FOLDER,
    cityName: city.name,
    providerName: config.provider?.name ?? '',
    mode: config.mode,
    origin: publicUrl.origin,
  });
  if (config.mode === 'demo')
    guideRoutes(app, { city, publicUrl, accounts: deps.accounts, sink: fileSink(sinkFile(config)) });
  else
    app.get('/', { config: { access: 'public' }, schema: { hide: true } }, (_, reply) => reply.redirect('/open', 302));
  app.get('/api/v1/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger());
  return app;
}

/** Second persons for acts on rules: anybody entitled in the whole city, for which rules hold. */
function cityAct(city: City): LawDeps['askSecondPerson'] {
  return async (tx, request, asked) => {
    const about = { ...asked, divisionCode: city.code, concernsUserId: null };
    const act = await askSecondPerson(tx, city, actorOf(request), about);
    return { waitingActId: act.id, expiresAt: act.expiresAt };
  };
}

function operatorRoutes(app: App, city: City, metrics: Metrics): void {
  const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
  const readiness = z.object({ status: z.enum(['ready', 'not-ready']) }).meta({ id: 'Readiness' });
  jsonRoute(app, 'GET /healthz', {
    access: 'public',
    answer: health,
    otherwise: {},
    handle: () => ({ status: 'ok' as const }),
  });
  jsonRoute(app, 'GET /readyz', {
    access: 'public',
    answer: readiness,
    otherwise: { 503: readiness },
    handle: async (_, reply) => {
      try {
        await city.db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
        return { status: 'ready' as const };
      } catch {
        return reply.code(503).send({ status: 'not-ready' as const });
      }
    },
  });
  // Counts tell when somebody complained; the route answers this machine's own collector alone.
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (!LOOPBACK.has(request.ip)) return reply.callNotFound();
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** The published OpenAPI document, made from the routes; needs no database. */
export async function openApiDocument(): Promise<object> {
  const database = openDatabase({ max: 1 });
  const city: City = {
    code: '411400',
    name: '商丘市',
    hotline: '12345',
    db: database.db,
    keys: freshKeys(),
    outside: { ...realOutside, uuid: () => randomUUID() as Uuid },
  };
  const app = await buildApp({
    city,
    config: readConfig({}),
    log: createLog({ level: 'silent' }),
    metrics: createMetrics(),
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  await database.close();
  return document;
}
