/** Lists of categories and grounds: each in force with its basis, every version, and the next one. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Collapse, Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { CATEGORY_KINDS } from '../../api/codes.ts';
import type { CategoryList, CategoryLists } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { isAbout, StillWaiting } from '../../parts/matter/still-waiting.tsx';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { SheetButton } from '../../parts/table/sheet-button.tsx';
import { useMay } from '../../session.ts';
import { currentLang, useWords } from '../../words/index.ts';
import { CategoryForm } from './category-form.tsx';
import type { ListedCategory } from './category-rows.tsx';
import { VerifiedMark } from './terms-table.tsx';
import { headOf, setBy } from './who.ts';

type Kind = CategoryLists['kind'];

export function Categories() {
  const t = useWords();
  return (
    <>
      <p className="muted room-note">{t('categories.help')}</p>
      {CATEGORY_KINDS.map((kind) => (
        <OneList key={kind} kind={kind} />
      ))}
    </>
  );
}

function OneList({ kind }: { kind: Kind }) {
  const t = useWords();
  const may = useMay('law.keep-rules');
  const [making, setMaking] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['category-lists', kind],
    queryFn: () => take<CategoryLists>(api.GET('/api/v1/law/category-lists/{kind}', { params: { path: { kind } } })),
  });
  const current = data?.versions.find(({ version }) => version === data.inForce);
  const others = data?.versions.filter((version) => version !== current) ?? [];
  const waiting = others.filter(({ version }) => current !== undefined && Number(version) > Number(current.version));
  const newest = data?.versions[0];
  return (
    <section className="panel" aria-label={t(`category-kind.${kind}`)}>
      <Space wrap style={{ justifyContent: 'space-between', width: '100%', marginBottom: 12 }}>
        <h2 className="panel-title" style={{ margin: 0 }}>
          {t(`category-kind.${kind}`)}
        </h2>
        <Space>
          <SheetButton sheet={{ path: '/api/v1/law/categories.xlsx', query: { kind } }} />
          {may && newest !== undefined ? (
            <ActButton type="primary" word={t('rules.new')} onClick={() => setMaking(true)} />
          ) : null}
        </Space>
      </Space>
      <StillWaiting about={(act) => isAbout(act, 'list', kind)} />
      {error === null ? null : <Failure error={error} />}
      {data === undefined && error === null ? <Loading /> : null}
      {current === undefined ? null : (
        <>
          <p className="muted room-note">
            {headOf(t, current)} · {setBy(t, current)} · {current.reason}
          </p>
          {waiting.map((version) => (
            <Alert
              key={version.version}
              type="info"
              showIcon
              title={`${headOf(t, version)} · ${version.reason}`}
              style={{ marginBottom: 12 }}
            />
          ))}
          <CategoryTable categories={current.categories} />
        </>
      )}
      {others.length === 0 ? null : <Versions versions={others} />}
      {making && data !== undefined && newest !== undefined ? (
        <CategoryForm base={newest} flags={data.flags} onClose={() => setMaking(false)} />
      ) : null}
    </section>
  );
}

function Versions(props: { versions: readonly CategoryList[] }) {
  const t = useWords();
  return (
    <>
      <h3 className="panel-title" style={{ marginTop: 20 }}>
        {t('rules.versions')}
      </h3>
      <Collapse
        size="small"
        items={props.versions.map((version) => ({
          key: version.version,
          label: `${headOf(t, version)} · ${setBy(t, version)} · ${version.reason}`,
          children: <CategoryTable categories={version.categories} />,
        }))}
      />
    </>
  );
}

function CategoryTable(props: { categories: readonly ListedCategory[] }) {
  const t = useWords();
  const lang = currentLang();
  return (
    <PanelTable<ListedCategory>
      atLeast={760}
      rowKey="code"
      rows={props.categories}
      columns={[
        {
          title: t('rules.categoryCode'),
          width: 110,
          render: (_, { code }) => <span className="mono">{code}</span>,
        },
        {
          title: t('rules.categoryName'),
          width: 300,
          render: (_, { name, evidence }) => (
            <>
              {name[lang]}
              {evidence === null ? null : (
                <div className="muted">
                  {t('rules.evidence')}
                  {t('colon')}
                  {evidence[lang]}
                </div>
              )}
            </>
          ),
        },
        {
          title: '',
          width: 120,
          render: (_, { discipline, serviceFault }) =>
            discipline ? t('rules.discipline') : serviceFault ? t('rules.serviceFault') : '',
        },
        { title: t('rules.basis'), render: (_, { basis }) => basis },
        { title: '', width: 130, render: (_, { verified }) => <VerifiedMark verified={verified} /> },
      ]}
    />
  );
}
