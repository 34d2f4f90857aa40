/** Findings about plaques: which, since when, how often, and what to do. */

import { Link } from '@tanstack/react-router';
import { Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import { FINDINGS, type FindingKind } from '../../api/plaques.ts';
import type { Code, PlaqueFinding } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { dayOf, daysBetween, today } from '../../parts/dates.ts';
import { type Column, DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords, type Words } from '../../words/index.ts';
import { CodeDrawer } from './code-drawer.tsx';
import { EndForm } from './end-form.tsx';
import { FoundForm } from './hang-form.tsx';
import { inGroups, placeOf } from './naming.ts';
import { PrintForm } from './print-form.tsx';
import { WeekBars } from './week-bars.tsx';

type Open = Readonly<{ act: 'look' | 'print' | 'reissue' | 'found'; code: Code }> | Readonly<{ act: 'print-all' }>;
type Act = 'look' | 'print' | 'reissue' | 'found';

const WEEKS = [2, 4, 8, 12, 26];
const DEFAULT_WEEKS = 4;

export function Findings() {
  const t = useWords();
  const may = useMay('places.keep-codes');
  const [search, change] = useFilters();
  const [open, setOpen] = useState<Open>();
  const kind = (FINDINGS as readonly string[]).includes(search.kind ?? '') ? (search.kind as FindingKind) : FINDINGS[0];
  const weeks = Number(search.weeks ?? DEFAULT_WEEKS);
  const { data, table } = useListRoom('/api/v1/plaque-findings', ['plaque-findings'], {
    also: { kind, silentWeeks: weeks },
    paged: true,
  });
  const close = (): void => setOpen(undefined);
  const acts = (finding: PlaqueFinding) =>
    finding.code === null ? null : <Acts code={finding.code} kind={kind} may={may} onAct={setOpen} />;
  return (
    <>
      <DataTable
        list="plaque-findings"
        name={`findings:${kind}`}
        {...table}
        // Each kind has its own columns.
        key={kind}
        label={t(`finding.${kind}`)}
        rowKey={(finding) => finding.code?.id ?? 'unknown'}
        onOpen={({ code }) => {
          if (code !== null) setOpen({ act: 'look', code });
        }}
        empty={<p className="muted">{t('finding.none')}</p>}
        filters={
          <div className="finding-head">
            <Segmented
              value={kind}
              onChange={(next) => change({ kind: next, weeks: undefined })}
              options={FINDINGS.map((each) => ({
                value: each,
                label: `${t(`finding.${each}`)}${data === undefined ? '' : ` ${data.counts[each]}`}`,
              }))}
            />
            <p className="muted">{t(`finding.${kind}.help`, { weeks })}</p>
            {kind === 'silent' ? (
              <Select
                aria-label={t('finding.silentFor')}
                value={weeks}
                options={WEEKS.map((value) => ({ value, label: t('finding.weeks', { weeks: value }) }))}
                onChange={(value: number) => change({ weeks: String(value) })}
                style={{ width: 150 }}
              />
            ) : null}
          </div>
        }
        actions={
          may && kind === 'place-changed' && (data?.total ?? 0) > 0 ? (
            <ActButton word={t('finding.printAll')} onClick={() => setOpen({ act: 'print-all' })} />
          ) : null
        }
        columns={[...columnsOf(t, kind), { key: 'acts', title: t('finding.doing'), render: acts }]}
      />
      {open?.act === 'look' ? <CodeDrawer id={open.code.id} onClose={close} /> : null}
      {open?.act === 'print-all' ? <PrintForm chosen={{ filter: { placeChanged: true } }} onClose={close} /> : null}
      {open?.act === 'print' ? <PrintForm chosen={{ codeIds: [open.code.id] }} onClose={close} /> : null}
      {open?.act === 'reissue' ? <EndForm act="reissue" code={open.code} onClose={close} /> : null}
      {open?.act === 'found' ? (
        <FoundForm codeId={open.code.id} issuedOn={dayOf(open.code.issuedAt)} onClose={close} />
      ) : null}
    </>
  );
}

function columnsOf(t: Words, kind: FindingKind): readonly Column<PlaqueFinding, 'plaque-findings'>[] {
  const scans: Column<PlaqueFinding, 'plaque-findings'> = {
    key: 'scans',
    render: (finding) => <WeekBars weeks={finding.weeks} />,
  };
  const text: Column<PlaqueFinding, 'plaque-findings'> = {
    key: 'text',
    render: ({ code }) => <span className="mono">{inGroups(code?.text ?? '')}</span>,
  };
  const place: Column<PlaqueFinding, 'plaque-findings'> = {
    key: 'place',
    fit: 'wrap',
    render: ({ code }) => (code === null ? '' : placeOf(code)),
  };
  const spots: Column<PlaqueFinding, 'plaque-findings'> = {
    key: 'spots',
    fit: 'wrap',
    render: ({ code }) => code?.spots.join('；') || <span className="muted">{t('plaque.nowhere')}</span>,
  };
  const ended: Column<PlaqueFinding, 'plaque-findings'> = {
    key: 'ended',
    render: ({ code }) =>
      code === null || code.revokeReason === null ? null : (
        <>
          {t(`code.state.${code.state}`)} · {t(`revoke.${code.revokeReason}`)}
          <div className="muted figures">{code.revokedAt === null ? '' : dayOf(code.revokedAt)}</div>
        </>
      ),
  };
  const since: Column<PlaqueFinding, 'plaque-findings'> = {
    key: 'since',
    render: ({ hungOn }) => <span className="figures">{hungOn ?? '—'}</span>,
  };
  switch (kind) {
    case 'unknown-scanned':
      return [scans];
    case 'dead-scanned':
      return [text, place, ended, spots, scans];
    case 'take-down':
      return [text, place, ended, spots];
    case 'place-changed':
      return [
        text,
        {
          key: 'change',
          title: t('head.plaque-findings.place'),
          fit: 'wrap',
          render: ({ code, printed }) => (
            <>
              {printed === null ? null : <div className="muted">{t('finding.was', { name: placeOf(printed) })}</div>}
              <div>{t('finding.now', { name: code === null ? '' : placeOf(code) })}</div>
            </>
          ),
        },
        spots,
      ];
    case 'silent':
      return [
        text,
        place,
        spots,
        since,
        {
          key: 'last',
          render: ({ lastScanWeek }) =>
            lastScanWeek === null ? (
              t('finding.never')
            ) : (
              <>
                <span className="figures">{t('plaque.week', { week: lastScanWeek })}</span>
                <div className="muted">
                  {t('finding.weeks', { weeks: Math.floor(daysBetween(lastScanWeek, today()) / 7) })}
                </div>
              </>
            ),
        },
      ];
  }
}

/** Next step for a finding; the drawer has the rest. */
function Acts(props: {
  code: Code;
  kind: FindingKind;
  may: boolean;
  onAct: (open: Readonly<{ act: Act; code: Code }>) => void;
}) {
  const t = useWords();
  const { code, kind, may, onAct } = props;
  const button = (act: Act, word: string) => <ActButton word={word} onClick={() => onAct({ act, code })} />;
  const isDead = kind === 'dead-scanned' || kind === 'take-down';
  return (
    <Space size={4} wrap>
      {may && isDead && code.spots.length > 0 ? button('look', t('plaque.takeDown')) : null}
      {may && isDead && code.spots.length === 0 ? button('found', t('plaque.foundAndTaken')) : null}
      {may && isDead && code.state === 'revoked' && code.revokeReason !== 'closed'
        ? button('reissue', t('code.reissue'))
        : null}
      {may && kind === 'place-changed' ? button('print', t('plaque.printOne')) : null}
      {may && kind === 'silent' ? button('look', t('plaque.hangings')) : null}
      {code.windowId === null ? null : (
        <Link to="/registry" search={{ tab: 'windows', q: code.windowName ?? '' }}>
          {t('finding.toWindow')}
        </Link>
      )}
    </Space>
  );
}
