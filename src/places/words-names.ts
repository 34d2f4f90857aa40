/** What the codes of places and plaques are called, by the keys the console knows them by. */

import { type Names, renamed } from '../platform/pages/words.ts';
import { placesWords } from './words.ts';

export const placesNames: Names = [
  renamed(placesWords, {
    'places.code.': 'code.state.',
    'places.code.entity': 'code.kind.entity',
    'places.code.window': 'code.kind.window',
    'places.format.': 'plaque.format.',
    'places.kind.': 'kind.',
    'places.level.': 'level.',
    'places.revoke.': 'revoke.',
    'places.status.': 'status.',
  }),
];
