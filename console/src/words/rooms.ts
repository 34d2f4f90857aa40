/** Written by `npm run gen`: change what it is written from. */

/** Spoken by the frame, so there before any room. */
export const FRAME_WORDS: readonly string[] = ['names/menu', 'names/places', 'shell'];

/** Which words each room speaks with: they come with the room, and no room waits for another’s. */
export const ROOM_WORDS = {
  '/sign-in': ['forms', 'sign-in'],
  '/welcome': ['forms', 'sign-in'],
  '/screen': ['rating', 'screen'],
  '/': ['batch', 'commands', 'dates', 'forms', 'home', 'letters', 'lists', 'named', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'table'],
  '/matters': ['batch', 'commands', 'dates', 'forms', 'letters', 'lists', 'matter', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'table'],
  '/matters/$id': ['batch', 'commands', 'dates', 'forms', 'legal', 'letters', 'lists', 'matter', 'named', 'names/documents', 'names/doors', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'names/vault', 'papers', 'personal-data', 'rating', 'vault'],
  '/registering': ['batch', 'commands', 'dates', 'forms', 'letters', 'lists', 'matter', 'names/doors', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'names/registering', 'registering', 'table'],
  '/cases': ['cases', 'dates', 'lists', 'names/cases', 'names/law', 'names/matters', 'table'],
  '/duplicates': ['alike', 'batch', 'commands', 'dates', 'forms', 'letters', 'lists', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'table'],
  '/leads': ['batch', 'commands', 'dates', 'forms', 'leads', 'letters', 'lists', 'matter', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'table'],
  '/supervision': ['batch', 'commands', 'dates', 'forms', 'letters', 'lists', 'matter', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'supervision', 'table'],
  '/reviews': ['dates', 'forms', 'fraud-signs', 'lists', 'matter', 'names/figures', 'names/law', 'names/matters', 'names/reviews', 'rating', 'reviews', 'table'],
  '/personal-data': ['dates', 'forms', 'legal', 'lists', 'matter', 'names/law', 'names/matters', 'names/vault', 'personal-data', 'rating', 'table', 'vault'],
  '/letters': ['batch', 'commands', 'dates', 'forms', 'letters', 'lists', 'matter', 'names/documents', 'names/law', 'names/letters', 'names/loop', 'names/matters', 'papers', 'table'],
  '/draws': ['dates', 'draws', 'forms', 'lists', 'matter', 'names/draws', 'table'],
  '/draws/$id': ['draws', 'forms', 'names/draws'],
  '/papers': ['dates', 'forms', 'matter', 'names/documents', 'papers', 'table'],
  '/inspections': ['dates', 'inspections', 'names/inspections', 'table'],
  '/registry': ['dates', 'forms', 'matter', 'registry', 'table'],
  '/imports': ['imports', 'names/imports', 'table'],
  '/imports/$id': ['forms', 'imports', 'names/imports', 'table'],
  '/codes': ['dates', 'forms', 'matter', 'names/figures', 'plaques', 'table'],
  '/people': ['batch', 'commands', 'dates', 'forms', 'legal', 'lists', 'matter', 'named', 'names/acts', 'names/cases', 'names/law', 'names/loop', 'names/matters', 'names/open311', 'names/people', 'names/reviews', 'people', 'table'],
  '/rules': ['dates', 'forms', 'law', 'legal', 'lists', 'names/acts', 'names/law', 'names/matters', 'names/people', 'rules', 'table'],
  '/calendar': ['dates', 'forms', 'law', 'legal', 'lists', 'names/acts', 'names/law', 'names/people', 'rules', 'table'],
  '/integrity': ['integrity', 'table'],
  '/waiting': ['dates', 'forms', 'legal', 'matter', 'names/acts', 'names/law', 'names/people', 'table', 'waiting'],
  '/audit': ['audit', 'dates', 'names/acts', 'names/people', 'table'],
  '/account': ['account', 'dates', 'forms', 'matter', 'names/people', 'people', 'sign-in'],
  '/inbox': ['forms', 'inbox', 'lists', 'names/draws', 'names/law', 'names/matters'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
