/** Routes below `/open`: pages for people, the same tables as files for programs. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { isMonth } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { monthInWords } from '../../platform/pages/page-dates.ts';
import { pageProblem, type Reader, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import {
  countyTable,
  figuresTable,
  hallsTable,
  hallTable,
  monthsTable,
  monthTable,
  servicesTable,
  windowsTable,
} from '../office/actions-rows.ts';
import { openOf } from './actions-open.ts';
import { FORMATS, type Format, sendSchema, sendTable } from './api-open.ts';
import { CountyPage, HallPage, MonthPage } from './pages-area.tsx';
import { MethodPage } from './pages-method.tsx';
import { OverviewPage } from './pages-overview.tsx';
import { sayFor } from './pages-parts.tsx';
import { ServicesPage } from './pages-services.tsx';
import { OPEN_STYLE } from './pages-style.ts';

const OPTIONS = { config: { access: 'public' as const }, schema: { hide: true } };

export function figuresPages(app: App, { city }: Readonly<{ city: City }>): void {
  const open = openOf(city);

  const send = async (reply: FastifyReply, format: Format, timed: Awaited<ReturnType<typeof figuresTable>>) => {
    const { takenOverBefore } = (await open.figures()).value;
    return sendTable(reply, city, format, { ...timed, takenOverBefore });
  };

  app.get('/open', OPTIONS, async (request, reply) => {
    const reader = readerOf(request);
    const { at, value: figures } = await open.figures();
    const { value: months } = await open.months();
    const { value: totals } = await open.totals();
    const { value: seal } = await open.seal();
    const body = <OverviewPage {...{ reader, at, figures, months, totals, seal }} />;
    return show(reply, reader, sayFor(reader.lang)('open.title'), body);
  });

  app.get('/open/method', OPTIONS, async (request, reply) => {
    const reader = readerOf(request);
    return show(reply, reader, sayFor(reader.lang)('open.nav.method'), <MethodPage reader={reader} />);
  });

  app.get('/open/services', OPTIONS, async (request, reply) => {
    const reader = readerOf(request);
    const { at, value: services } = await open.services();
    return show(reply, reader, sayFor(reader.lang)('open.services'), <ServicesPage {...{ reader, at, services }} />);
  });

  const whole = {
    figures: () => figuresTable(city, open),
    months: () => monthsTable(city, open),
    halls: () => hallsTable(open),
    windows: () => windowsTable(open),
    services: () => servicesTable(city, open),
  };
  for (const [name, table] of Object.entries(whole)) {
    for (const format of FORMATS) {
      app.get(`/open/${name}.${format}`, OPTIONS, async (_, reply) => send(reply, format, await table()));
    }
  }
  app.get('/open/schema.json', OPTIONS, (_, reply) => sendSchema(reply));

  app.get('/open/counties/:name', OPTIONS, async (request, reply) => {
    const { name, format } = nameIn(request);
    const { at, value: figures } = await open.figures();
    const county = figures.counties.find(({ code }) => code === name);
    if (county === undefined) return pageProblem(request, reply, 404);
    if (format !== null) return send(reply, format, await countyTable(open, county));
    const reader = readerOf(request);
    const { value: byCounty } = await open.countyMonths();
    const { value: halls } = await open.halls();
    return show(reply, reader, county.name, <CountyPage {...{ reader, at, county, figures, byCounty, halls }} />);
  });

  app.get('/open/months/:name', OPTIONS, async (request, reply) => {
    const { name, format } = nameIn(request);
    const { at, value } = await open.months();
    const months = value.filter(({ over }) => over);
    const index = months.findIndex(({ month }) => month === name);
    const month = months[index];
    if (!isMonth(name) || month === undefined) return pageProblem(request, reply, 404);
    if (format !== null) return send(reply, format, await monthTable(city, open, name));
    const reader = readerOf(request);
    const { value: byCounty } = await open.countyMonths();
    const [previous, next] = [months[index - 1] ?? null, months[index + 1] ?? null];
    const title = monthInWords(reader.lang, name);
    return show(reply, reader, title, <MonthPage {...{ reader, at, month, byCounty, previous, next }} />);
  });

  app.get('/open/halls/:name', OPTIONS, async (request, reply) => {
    const { name, format } = nameIn(request);
    const { value: halls } = await open.halls();
    const hall = halls.places.find(({ id }) => id === name.toLowerCase());
    if (hall === undefined) return pageProblem(request, reply, 404);
    if (format !== null) return send(reply, format, await hallTable(open, hall.id));
    const reader = readerOf(request);
    const { at, value: windows } = await open.windows();
    return show(reply, reader, hall.name, <HallPage {...{ reader, at, hall, windows }} />);
  });
}

function show(reply: FastifyReply, reader: Reader, title: string, body: ComponentChildren): FastifyReply {
  return sendPage(reply, { reader, title, body, style: OPEN_STYLE, keeping: 'public' });
}

/** Name and format in an address: `2026-03`, `2026-03.csv`. */
function nameIn(request: FastifyRequest): Readonly<{ name: string; format: Format | null }> {
  const { name: whole } = request.params as { name: string };
  const format = FORMATS.find((each) => whole.toLowerCase().endsWith(`.${each}`)) ?? null;
  return { name: format === null ? whole : whole.slice(0, -format.length - 1), format };
}
