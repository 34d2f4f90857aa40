/** Form of a procedure's next version: from a later day, with a basis for each limit, changing nothing past. */

import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { LIMIT_NAMES } from '../../api/codes.ts';
import type { ProcedureTerms, ProcedureVersion } from '../../api/types.ts';
import { addDays, today } from '../../parts/dates.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';
import { LimitRows } from './limit-rows.tsx';
import { VersionDrawer } from './version-drawer.tsx';
import type { VersionPreview } from './version-preview.tsx';

type Values = { effectiveFrom: string; reason: string; terms: ProcedureTerms };

export function VersionForm(props: { base: ProcedureVersion; onClose: () => void }) {
  const t = useWords();
  const done = useDone('procedures');
  const [submissionId] = useState(newSubmissionId);
  const { base } = props;
  // What is typed of a limit stands over what it was; one that was not known is taken as it is typed.
  const termsOf = (typed: ProcedureTerms): ProcedureTerms => {
    const terms: ProcedureTerms = { ...base.terms, ...typed };
    for (const name of LIMIT_NAMES) {
      const limit = typed[name] ?? null;
      Object.assign(terms, { [name]: limit === null ? base.terms[name] : { ...base.terms[name], ...limit } });
    }
    return terms;
  };
  const params = { path: { procedure: base.procedure } };
  return (
    <VersionDrawer<Omit<Values, 'reason'> & Partial<Values>>
      title={t(`procedure.${base.procedure}`)}
      help={t('rules.newHelp')}
      draft={`version:${base.procedure}:${base.version}`}
      initial={{ effectiveFrom: addDays(today(), 1), terms: base.terms }}
      look={({ effectiveFrom, terms }) => {
        const body = { effectiveFrom, terms: termsOf(terms) };
        return take<VersionPreview>(api.POST('/api/v1/law/procedures/{procedure}/preview', { params, body }));
      }}
      save={(values) => {
        const { effectiveFrom, reason, terms } = values as Values;
        const body = { submissionId, seenVersion: base.version, effectiveFrom, reason, terms: termsOf(terms) };
        return done(take(api.POST('/api/v1/law/procedures/{procedure}/versions', { params, body })));
      }}
      onClose={props.onClose}
    >
      {(changed) => <LimitRows base={base.terms} onChanged={changed} />}
    </VersionDrawer>
  );
}
