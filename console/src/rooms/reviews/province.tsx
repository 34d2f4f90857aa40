/** Reviews of the province's own system: what came, counted apart from scans, with the corrections of each. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { AnswerOf, ProvinceReviewLine, ProvinceReviewVersion, QueryOf } from '../../api/types.ts';
import { showInstant } from '../../parts/dates.ts';
import { Fact } from '../../parts/facts.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRange, FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { narrowedBy, useListRoom } from '../../parts/table/list-room.ts';
import { useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords, type Words } from '../../words/index.ts';

const GRADES = [5, 4, 3, 2, 1] as const;
const CHANNELS = ['PJQ', 'QR', 'PC', 'APP', 'KIOSK', 'SMS', 'HOTLINE', 'OTHER'] as const;
type Asked = QueryOf<'/api/v1/reviews/province'>;
type Tally = AnswerOf<'/api/v1/reviews/province'>['tally'];

export function ProvinceReviews() {
  const t = useWords();
  const divisions = useDivisions();
  const [search] = useFilters();
  const [open, setOpen] = useState<ProvinceReviewLine>();
  const { data, table } = useListRoom('/api/v1/reviews/province', ['province-reviews'], {
    also: narrowedBy<Asked>(search, [
      'search',
      'divisionCode',
      'grade',
      'isDefault',
      'corrected',
      'channel',
      'from',
      'to',
    ]),
    paged: true,
  });
  const yesNo = [
    { value: 'true', label: t('app.yes') },
    { value: 'false', label: t('app.no') },
  ];
  return (
    <>
      <p className="muted">{t('province.help')}</p>
      {data === undefined ? null : <Counted tally={data.tally} />}
      <DataTable
        list="province-reviews"
        cards="titled"
        {...table}
        label={t('province.title')}
        rowKey={(line) => line.id}
        onOpen={setOpen}
        hereKey={open?.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('head.province-reviews.number')} width={190} />
            <FilterSelect name="divisionCode" label={t('head.province-reviews.division')} options={divisions.options} />
            <FilterSelect
              name="grade"
              label={t('head.province-reviews.grade')}
              width={130}
              options={GRADES.map((grade) => ({ value: String(grade), label: t(`reviews.grade.${grade}`) }))}
            />
            <FilterSelect
              name="channel"
              label={t('head.province-reviews.channel')}
              width={130}
              options={CHANNELS.map((channel) => ({ value: channel, label: t(`province.channel.${channel}`) }))}
            />
            <FilterSelect name="isDefault" label={t('head.province-reviews.isDefault')} width={150} options={yesNo} />
            <FilterSelect name="corrected" label={t('province.corrected')} width={110} options={yesNo} />
            <FilterRange from="from" to="to" fromLabel={t('province.from')} toLabel={t('province.to')} />
          </FilterRow>
        }
        columns={[
          { key: 'day', width: 110, render: (line) => line.day },
          { key: 'grade', render: (line) => <Grade of={line} /> },
          { key: 'hall', fit: 'clip', render: (line) => line.hall ?? '' },
          { key: 'window', render: (line) => line.window ?? '' },
          { key: 'unit', fit: 'clip', render: (line) => line.unit },
          { key: 'service', fit: 'clip', render: (line) => line.service ?? '' },
          { key: 'reasons', fit: 'wrap', render: (line) => line.reasons.join('、') },
          { key: 'channel', render: (line) => t(`province.channel.${line.channel}`) },
          { key: 'corrections', align: 'right', render: (line) => (line.version === 1 ? '' : line.version - 1) },
          { key: 'number', fit: 'clip', render: (line) => <span className="mono">{line.number}</span> },
          { key: 'source', fit: 'clip', hidden: true, render: (line) => line.sourceSystem },
          { key: 'division', hidden: true, render: (line) => line.division },
          { key: 'isDefault', hidden: true, render: (line) => t(line.isDefault ? 'app.yes' : 'app.no') },
        ]}
      />
      {open === undefined ? null : <ReviewDrawer review={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What people said, and apart from it how many of nobody. */
function Counted(props: { tally: Tally }) {
  const t = useWords();
  const { grades, defaults } = props.tally;
  const people = GRADES.reduce((sum, grade) => sum + grades[grade], 0);
  const content = grades[5] + grades[4] + grades[3];
  return (
    <p className="figures">
      {people === 0
        ? t('province.nobody')
        : t('province.counted', { people, content, share: ((content * 100) / people).toFixed(1) })}
      {defaults === 0 ? null : ` ${t('province.defaults', { count: defaults })}`}
    </p>
  );
}

function Grade(props: { of: Pick<ProvinceReviewLine, 'grade' | 'isDefault'> }) {
  const t = useWords();
  const { grade, isDefault } = props.of;
  return (
    <>
      {gradeName(t, grade)} {isDefault ? <Tag>{t('province.isDefault')}</Tag> : null}
    </>
  );
}

function gradeName(t: Words, grade: number): string {
  return t(`reviews.grade.${grade as (typeof GRADES)[number]}`);
}

/** A review with every version it had, the last first. */
function ReviewDrawer(props: { review: ProvinceReviewLine; onClose: () => void }) {
  const t = useWords();
  const { review, onClose } = props;
  const mayErase = useMay('reviews.erase-province-words');
  const [asking, setAsking] = useState<'erase' | 'asked'>();
  const hasWords = review.service !== null || review.serviceCode !== null || review.reasons.length > 0;
  const { data } = useQuery({
    queryKey: ['province-reviews', 'versions', review.id],
    queryFn: () =>
      take<readonly ProvinceReviewVersion[]>(
        api.GET('/api/v1/reviews/province/{id}/versions', { params: { path: { id: review.id } } }),
      ),
  });
  return (
    <Drawer
      open
      size={560}
      title={`${review.sourceSystem} · ${review.number}`}
      onClose={onClose}
      extra={mayErase && hasWords ? <Button onClick={() => setAsking('erase')}>{t('province.erase')}</Button> : null}
    >
      {asking === 'asked' ? <Alert type="info" showIcon title={t('province.eraseAsked')} /> : null}
      {review.wordsErasedAt === null ? null : (
        <p className="muted">
          {t('province.wordsErased')} · {showInstant(review.wordsErasedAt)}
        </p>
      )}
      {(data ?? []).map((version) => (
        <section key={version.version} aria-label={t('province.version', { nth: version.version, on: version.on })}>
          <h3>
            {t('province.version', { nth: version.version, on: version.on })}{' '}
            <span className="muted">{t(version.bySheet ? 'province.bySheet' : 'province.byPort')}</span>
          </h3>
          <dl className="facts">
            <Fact name={t('head.province-reviews.grade')}>
              <Grade of={version} />
            </Fact>
            <Fact name={t('head.province-reviews.day')}>{version.day}</Fact>
            <Fact name={t('head.province-reviews.hall')}>
              {version.hall === null ? null : `${version.hall} ${version.window ?? ''}`}
            </Fact>
            <Fact name={t('head.province-reviews.unit')}>{version.unit}</Fact>
            <Fact name={t('head.province-reviews.service')}>
              {[version.service, version.serviceCode].filter((said) => said !== null).join(' ')}
            </Fact>
            <Fact name={t('head.province-reviews.reasons')}>{version.reasons.join('、')}</Fact>
            <Fact name={t('head.province-reviews.channel')}>{t(`province.channel.${version.channel}`)}</Fact>
          </dl>
        </section>
      ))}
      {asking === 'erase' ? (
        <FormDrawer
          title={t('province.erase')}
          submitLabel={t('province.erase')}
          draft={`province-words:${review.id}`}
          intro={<p className="muted">{t('province.eraseHelp')}</p>}
          fields={[{ name: 'reason', label: t('province.eraseReason'), kind: 'area', required: true, max: 200 }]}
          submit={async (values) => {
            const params = { path: { id: review.id } };
            const body = { reason: String(values.reason ?? '') };
            await take(api.POST('/api/v1/reviews/province/{id}/words-erasure', { params, body }));
            setAsking('asked');
          }}
          onClose={() => setAsking((now) => (now === 'erase' ? undefined : now))}
        />
      ) : null}
    </Drawer>
  );
}
