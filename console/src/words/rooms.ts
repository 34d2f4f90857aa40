/** Written by `npm run gen`: change what it is written from. */

/** Spoken by the frame, so there before any room. */
export const FRAME_WORDS: readonly string[] = ['names/menu', 'names/places', 'shell'];

/** Which words each room speaks with: they come with the room, and no room waits for another’s. */
export const ROOM_WORDS = {
  '/sign-in': ['forms', 'sign-in'],
  '/welcome': ['forms', 'sign-in'],
  '/screen': ['rating', 'screen'],
  '/': ['batch', 'forms', 'lists', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/matters': ['batch', 'dates', 'forms', 'lists', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/matters/$id': ['commands', 'dates', 'forms', 'legal', 'lists', 'matter', 'names/documents', 'names/doors', 'names/law', 'names/loop', 'names/matters', 'names/vault', 'papers', 'personal-data', 'rating', 'vault'],
  '/registering': ['batch', 'dates', 'forms', 'lists', 'names/documents', 'names/doors', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/registering', 'names/reviews', 'names/vault', 'registering', 'table'],
  '/duplicates': ['alike', 'batch', 'dates', 'forms', 'lists', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/supervision': ['batch', 'dates', 'forms', 'lists', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'supervision', 'table'],
  '/reviews': ['dates', 'forms', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'rating', 'reviews', 'signs', 'table'],
  '/personal-data': ['dates', 'forms', 'legal', 'lists', 'matter', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'personal-data', 'rating', 'table', 'vault'],
  '/registry': ['dates', 'forms', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'registry', 'table'],
  '/imports': ['imports', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/imports/$id': ['forms', 'imports', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/codes': ['dates', 'forms', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'plaques', 'table'],
  '/papers': ['dates', 'forms', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'papers', 'table'],
  '/people': ['dates', 'forms', 'legal', 'names/acts', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'people', 'table'],
  '/rules': ['dates', 'forms', 'law', 'legal', 'lists', 'names/law', 'names/matters', 'rules', 'table'],
  '/calendar': ['dates', 'forms', 'law', 'legal', 'lists', 'names/acts', 'names/law', 'names/people', 'rules', 'table'],
  '/integrity': ['integrity', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/waiting': ['dates', 'forms', 'legal', 'names/acts', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table', 'waiting'],
  '/audit': ['audit', 'dates', 'names/acts', 'names/documents', 'names/figures', 'names/imports', 'names/law', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'names/vault', 'table'],
  '/account': ['account', 'dates', 'forms', 'names/people', 'people', 'sign-in'],
  '/inbox': ['forms', 'inbox', 'names/law', 'names/matters'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
