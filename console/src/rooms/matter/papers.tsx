/** Papers of a matter: what can be made now, and those made, with number, hash and files. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Dropdown } from 'antd';
import { useState } from 'react';
import { makePaper, paperUrl, readMatterPapers } from '../../api/papers.ts';
import { asProblem } from '../../api/problem.ts';
import type { MatterPapers, MatterView } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { problemTitle } from '../../parts/form/failure.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { PaperActs, PaperFiles, PaperStateTag } from '../../parts/matter/paper-parts.tsx';
import { downloadFrom } from '../../parts/table/download.ts';
import { useWords, type Words } from '../../words/index.ts';

const SHOWN_OF_HASH = 12;
type Offer = MatterPapers['offers'][number];

export function Papers(props: { view: MatterView }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const { id, seq } = props.view.line;
  const { data } = useQuery({ queryKey: ['papers', id, seq], queryFn: () => readMatterPapers(id) });
  if (data === undefined) return null;
  const make = async ({ kind, step }: Offer, draft: boolean): Promise<void> => {
    setBusy(true);
    try {
      const paper = await makePaper(id, { submissionId: newSubmissionId(), kind, step, draft });
      // The sheet of a matter is wanted for printing.
      if (kind === 'matter-sheet') downloadFrom(paperUrl(paper.id, 'pdf'));
    } catch (error) {
      void message.warning(problemTitle(t, asProblem(error)));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['papers'] });
    }
  };
  return (
    <section className="panel" aria-label={t('paper.title')}>
      <div className="list-line">
        <h2 className="panel-title" style={{ margin: 0 }}>
          {t('paper.title')}
        </h2>
        <Dropdown
          trigger={['click']}
          menu={{
            items: data.offers.flatMap((offer, index) => itemsOf(t, offer, index)),
            onClick: ({ key }) => {
              const [index = '', how] = key.split(' ');
              const offer = data.offers[Number(index)];
              if (offer !== undefined) void make(offer, how === 'draft');
            },
          }}
        >
          <ActButton loading={busy} word={t('paper.make')} />
        </Dropdown>
      </div>
      {data.items.length === 0 ? <p className="muted">{t('paper.none')}</p> : null}
      <ul className="plain-list">
        {data.items.map((paper) => (
          <li key={paper.id} className="list-line">
            <span>
              {t(`paper.kind.${paper.kind}`)} <span className="figures">{paper.number ?? ''}</span>{' '}
              <PaperStateTag paper={paper} />
              <div className="muted figures">
                {paper.madeAt === null || paper.madeByName === null
                  ? paper.madeOn
                  : `${showInstant(paper.madeAt)} · ${t('paper.madeBy', { name: paper.madeByName })}`}
              </div>
              <div className="muted" title={paper.dataHash ?? ''}>
                {t('paper.hash', { hash: paper.dataHash?.slice(0, SHOWN_OF_HASH) ?? '' })}
                {paper.voidReason === null ? '' : ` · ${paper.voidReason}`}
              </div>
              <PaperActs paper={paper} />
            </span>
            <PaperFiles paper={paper} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Menu items of an offer: a sheet is made at once, a numbered paper may be a draft first. */
function itemsOf(t: Words, { kind, issued }: Offer, index: number) {
  const name = t(`paper.kind.${kind}`);
  if (kind === 'matter-sheet') return [{ key: `${index} whole`, label: name }];
  if (issued) return [{ key: `${index} whole`, label: t('paper.stands', { kind: name }), disabled: true }];
  return [
    { key: `${index} whole`, label: name },
    { key: `${index} draft`, label: t('paper.draft', { kind: name }) },
  ];
}
