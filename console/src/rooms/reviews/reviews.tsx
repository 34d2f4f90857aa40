/** Room of reviews: figures, a unit's own page, held ones, numbers served, fraud signs. */

import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { Room as Frame } from '../../parts/room.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Figures } from './figures.tsx';
import { FraudSigns } from './fraud-signs.tsx';
import { HeldEntries } from './held.tsx';
import { Months } from './months.tsx';
import { Pace } from './pace.tsx';
import { Served } from './served.tsx';
import { UnitPage } from './unit-page.tsx';
import { Dodging, HandlersWork, UnitsWork } from './work.tsx';
import './reviews.css';

const TABLES = ['window', 'hall', 'county', 'service'] as const;

export function Room() {
  const t = useWords();
  const reads = useMay('figures.read-figures');
  const isUnit = useMay('figures.read-unit-page');
  const readsFraudSigns = useMay('reviews.read-signs');
  const reports = useMay('reviews.record-served');
  const decides = useMay('reviews.decide-held');
  const readsUnits = useMay('figures.read-units-work');
  const readsHandlers = useMay('figures.read-handlers-work');
  const [search, change] = useFilters();
  const tabs = [
    ...(isUnit ? [{ key: 'unit', label: t('reviews.unitPage'), children: <UnitPage /> }] : []),
    ...(reads
      ? [
          ...TABLES.map((by) => ({ key: by, label: t(`reviews.by.${by}`), children: <Figures key={by} by={by} /> })),
          { key: 'month', label: t('reviews.by.month'), children: <Months /> },
          { key: 'pace', label: t('pace.title'), children: <Pace /> },
        ]
      : []),
    ...(readsUnits
      ? [
          { key: 'units', label: t('work.units'), children: <UnitsWork /> },
          { key: 'dodging', label: t('work.dodging'), children: <Dodging /> },
        ]
      : []),
    ...(readsHandlers ? [{ key: 'handlers', label: t('work.handlers'), children: <HandlersWork /> }] : []),
    ...(readsFraudSigns ? [{ key: 'signs', label: t('fraudSigns.title'), children: <FraudSigns /> }] : []),
    ...(reports ? [{ key: 'served', label: t('head.figures-window.served'), children: <Served /> }] : []),
    ...(decides ? [{ key: 'held', label: t('reviews.held'), children: <HeldEntries /> }] : []),
  ];
  return (
    <Frame title={t('menu.reviews')} actions={reads ? <Link to="/screen">{t('screen.open')}</Link> : null}>
      <Tabs
        activeKey={search.tab ?? tabs[0]?.key ?? ''}
        // Filters of one table mean nothing to another.
        onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
        destroyOnHidden
        items={tabs}
      />
    </Frame>
  );
}
