/** Page `/open/services`: service items of the whole city compared. */

import type { Instant } from '../../kernel/time.ts';
import type { Reader } from '../../platform/pages/pages.tsx';
import type { PlacesTable } from '../model.ts';
import { PlacesCompared, TooFew } from './pages-area.tsx';
import { Downloads, Nav, sayFor } from './pages-parts.tsx';

export function ServicesPage(props: Readonly<{ reader: Reader; at: Instant; services: PlacesTable }>) {
  const { reader, services } = props;
  const say = sayFor(reader.lang);
  const known = services.places.filter(({ reviewsAbout }) => reviewsAbout !== null);
  return (
    <>
      <h1>{say('open.services')}</h1>
      <Nav reader={reader} here={null} />
      <p>{say('open.services.how')}</p>
      {known.length === 0 ? (
        <p>{say('open.no-data')}</p>
      ) : (
        <PlacesCompared
          reader={reader}
          table={services}
          places={known}
          nameHead={say('open.service')}
          hrefOf={() => null}
        />
      )}
      <TooFew say={say} of="open.services.too-few" places={services.places} />
      <Downloads reader={reader} at={props.at} tables={[[say('open.table.this'), '/open/services']]} />
    </>
  );
}
