/** Room of reviews: figures, a unit's own page, held ones, numbers served, fraud signs. */

import { Link } from '@tanstack/react-router';
import { Room as Frame } from '../../parts/room.tsx';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Figures } from './figures.tsx';
import { FraudSigns } from './fraud-signs.tsx';
import { HeldEntries } from './held.tsx';
import { LeavingReviews } from './leaving.tsx';
import { Months } from './months.tsx';
import { Pace } from './pace.tsx';
import { ProvinceReviews } from './province.tsx';
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
  const readsProvince = useMay('reviews.read-province');
  const reports = useMay('reviews.record-served');
  const decides = useMay('reviews.decide-held');
  const readsUnits = useMay('figures.read-units-work');
  const readsHandlers = useMay('figures.read-handlers-work');
  const tabs = [
    { key: 'unit', label: t('reviews.unitPage'), may: isUnit, children: <UnitPage /> },
    ...TABLES.map((by) => ({
      key: by,
      label: t(`reviews.by.${by}`),
      may: reads,
      children: <Figures key={by} by={by} />,
    })),
    { key: 'month', label: t('reviews.by.month'), may: reads, children: <Months /> },
    { key: 'pace', label: t('pace.title'), may: reads, children: <Pace /> },
    { key: 'units', label: t('work.units'), may: readsUnits, children: <UnitsWork /> },
    { key: 'dodging', label: t('work.dodging'), may: readsUnits, children: <Dodging /> },
    { key: 'handlers', label: t('work.handlers'), may: readsHandlers, children: <HandlersWork /> },
    { key: 'signs', label: t('fraudSigns.title'), may: readsFraudSigns, children: <FraudSigns /> },
    { key: 'province', label: t('province.title'), may: readsProvince, children: <ProvinceReviews /> },
    { key: 'leaving', label: t('leaving.title'), may: readsProvince, children: <LeavingReviews /> },
    { key: 'served', label: t('head.figures-window.served'), may: reports, children: <Served /> },
    { key: 'held', label: t('reviews.held'), may: decides, children: <HeldEntries /> },
  ];
  return (
    <Frame title={t('menu.reviews')} actions={reads ? <Link to="/screen">{t('screen.open')}</Link> : null}>
      <RoomTabs tabs={tabs} />
    </Frame>
  );
}
