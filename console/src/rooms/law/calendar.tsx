/** Room of the working calendar by year, with import and calculator. */

import { useQuery } from '@tanstack/react-query';
import { Segmented, Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { CalendarEdition, CalendarYear } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { today } from '../../parts/dates.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { isAbout, StillWaiting } from '../../parts/matter/still-waiting.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { SheetButton } from '../../parts/table/sheet-button.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Calculator } from './calculator.tsx';
import { CalendarImport } from './calendar-import.tsx';
import { setBy } from './who.ts';
import { YearGrid } from './year-grid.tsx';
import '../../parts/table/table.css';
import './law.css';
import '../../parts/matter/explained-days.css';

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.calendar')}>
      <RoomTabs
        tabs={[
          { key: 'years', label: t('menu.calendar'), children: <Years /> },
          { key: 'calculator', label: t('calculator.title'), children: <Calculator /> },
        ]}
      />
    </Frame>
  );
}

function Years() {
  const t = useWords();
  const may = useMay('law.keep-calendar');
  const [search, change] = useFilters();
  const [importing, setImporting] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['calendar-years'],
    queryFn: () => take<{ items: readonly CalendarYear[] }>(api.GET('/api/v1/law/calendar-years')),
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Loading />;
  const thisYear = Number(today().slice(0, 4));
  const published = new Set(data.items.map((line) => line.year));
  const years = [thisYear + 1, ...data.items.map((line) => line.year).sort((a, b) => b - a)].filter(
    (year, index, all) => all.indexOf(year) === index,
  );
  const year = Number(search.year ?? (published.has(thisYear) ? thisYear : (years[0] ?? thisYear)));
  const line = data.items.find((other) => other.year === year);
  return (
    <section className="panel" aria-label={t('menu.calendar')}>
      <div className="table-bar">
        <Segmented
          value={year}
          onChange={(chosen) => change({ year: String(chosen) })}
          options={years.slice(0, 8).map((value) => ({ value, label: t('calendar.year', { year: value }) }))}
        />
        <Space>
          <SheetButton sheet={{ path: '/api/v1/law/calendar-years.xlsx' }} />
          {may ? <ActButton type="primary" word={t('calendar.import')} onClick={() => setImporting(true)} /> : null}
        </Space>
      </div>
      <StillWaiting about={(act) => isAbout(act, 'year', String(year))} />
      {line === undefined ? (
        <p className="days-provisional">▲ {t('calendar.unpublishedHelp')}</p>
      ) : (
        <Year line={line} />
      )}
      {importing ? <CalendarImport onClose={() => setImporting(false)} /> : null}
    </section>
  );
}

function Year(props: { line: CalendarYear }) {
  const t = useWords();
  const { year } = props.line;
  const { data, error } = useQuery({
    queryKey: ['calendar-year', year],
    queryFn: () =>
      take<{ editions: readonly CalendarEdition[] }>(
        api.GET('/api/v1/law/calendar-years/{year}', { params: { path: { year } } }),
      ),
  });
  if (error !== null) return <Failure error={error} />;
  const inForce = data?.editions[0];
  if (data === undefined || inForce === undefined) return <Loading />;
  return (
    <>
      <Space size={24} wrap style={{ margin: '8px 0 16px' }} className="figures">
        <span>{t('calendar.workingDays', { count: props.line.workingDays })}</span>
        <span>
          <span className="swatch month-holiday" /> {t('day.holiday')} {props.line.offDays}
        </span>
        <span>
          <span className="swatch month-make-up" /> {t('day.make-up')} {props.line.makeUpDays}
        </span>
        <span>
          <span className="swatch month-weekend" /> {t('day.weekend')}
        </span>
      </Space>
      <YearGrid year={inForce} />
      <h2 className="panel-title" style={{ marginTop: 20 }}>
        {t('calendar.papers')}
      </h2>
      <ul className="plain-list">
        {inForce.papers.map((paper) => (
          <li key={paper}>
            {/^https?:\/\//.test(paper) ? (
              <a href={paper} target="_blank" rel="noreferrer">
                {paper}
              </a>
            ) : (
              paper
            )}
          </li>
        ))}
      </ul>
      {data.editions.length < 2 ? null : (
        <>
          <h2 className="panel-title" style={{ marginTop: 16 }}>
            {t('calendar.editions')}
          </h2>
          <ul className="plain-list">
            {data.editions.map((edition) => (
              <li key={edition.edition}>
                {t('rules.version', { version: edition.edition })} · {setBy(t, edition)} · {edition.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
