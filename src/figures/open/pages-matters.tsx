/** Tables of matters: by kind of work, and the pace to each phase. */

import { procedureWord } from '../../law/index.ts';
import type { Lang } from '../../platform/pages/words.ts';
import { MATTER_COUNTS, type PublicFigures, type ShownPace } from '../model.ts';
import { daysRange, daysText, matterText, type Say, sayFor, Wide } from './pages-parts.tsx';

/** Table by procedure, for a written complaint is not a tapped bad grade. */
export function ProceduresTable({ lang, figures }: Readonly<{ lang: Lang; figures: PublicFigures }>) {
  const say = sayFor(lang);
  const { city, procedures } = figures;
  if (procedures.length === 0) return null;
  const lines = [
    ...procedures.map((each) => ({
      key: each.procedure,
      name: procedureWord(lang, each.procedure, 'open') ?? each.procedure,
      figures: each,
    })),
    { key: '', name: say('open.procedure.all'), figures: city },
  ];
  return (
    <Wide name={say('open.procedures')}>
      <caption>{say('open.procedures.note')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('open.procedure')}</th>
          {(['open.received', 'open.closed', 'open.of-resolved', 'open.days.half'] as const).map((key) => (
            <th scope="col" class="n" key={key}>
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, figures }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {MATTER_COUNTS.map((count) => (
              <td class="n" key={count}>
                {matterText(say, figures, count)}
              </td>
            ))}
            <td class="n d">
              <Days say={say} pace={figures.pace} of="half" />
            </td>
          </tr>
        ))}
      </tbody>
    </Wide>
  );
}

export function PhasesTable({ say, phases }: Readonly<{ say: Say; phases: PublicFigures['phases'] }>) {
  if (phases.every(({ pace }) => pace === null)) return null;
  return (
    <Wide name={say('open.phases')}>
      <caption>{say('open.phases.note')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('open.phase')}</th>
          <th scope="col" class="n">
            {say('open.days.half')}
          </th>
          <th scope="col" class="n">
            {say('open.days.ninety')}
          </th>
        </tr>
      </thead>
      <tbody>
        {phases.map(({ phase, pace }) => (
          <tr key={phase}>
            <th scope="row">{say(`open.phase.${phase}`)}</th>
            <td class="n d">
              <Days say={say} pace={pace} of="half" />
            </td>
            <td class="n d">
              <Days say={say} pace={pace} of="ninety" />
            </td>
          </tr>
        ))}
      </tbody>
    </Wide>
  );
}

function Days({ say, pace, of }: Readonly<{ say: Say; pace: ShownPace; of: 'half' | 'ninety' }>) {
  if (pace === null) return <small>{say('open.no-data')}</small>;
  return (
    <>
      {daysText(say, pace[of])} <small>{daysRange(say, pace[of])}</small>
    </>
  );
}
