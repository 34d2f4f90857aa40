/** Scopes of store functions: every read takes whom it reads for; others are listed, with reasons. */

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readsIn, readsOfStores, unbounded } from './stores.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Reads without a scope, by why that is right. A new one is put here only when one of these reasons is true of it. */
const EXCUSED: Readonly<Record<string, readonly string[]>> = {
  'makes the scope, or the actor it is made for: cannot ask for one': [
    'people/actingPosts',
    'people/rolesOfUser',
    'people/principalOf',
    'people/sessionByToken',
    'people/sessionsStillActing',
    'people/touchSession',
    'people/failuresOf',
    'people/credentialsOf',
    'people/formerPasswords',
    'people/userByName',
    'people/usersNamed',
    'people/sessionById',
    'people/divisionTree',
    'people/isWithinDivision',
    'people/divisionByCode',
    'people/superiorDivision',
    'people/superiorsFrom',
    'people/unitLinks',
    'people/subordinatesOf',
    'people/unitsWorkedIn',
    'people/unitsWorkedInBy',
    'places/placesOn',
    'imports/importsOn',
  ],
  'asks only about the person who asks: keyed by their own account or post': [
    'people/sessionsOf',
    'people/keptTelling',
    'people/lastTold',
    'people/delegationsAround',
    'people/unreadNotices',
    'people/holdingsOfUser',
    'people/holdingsOfUsers',
    'imports/rememberedHeadings',
  ],
  'counts and cuts into pages a query whose reach its caller has set': ['places/pageOf'],
  'public registers, compared with a list whose rows are judged by the reach of whoever brings it in': [
    'inspections/allAgencies',
    'inspections/officersLicensed',
    'inspections/itemsCoded',
  ],
  'the law of the whole city, the same for everyone': [
    'law/limitVersions',
    'law/limitOn',
    'law/limitNumbered',
    'law/limitOfSubmission',
    'law/calendarYearsInForce',
    'law/editionsOfYear',
    'law/calendarState',
    'law/editionOfSubmission',
    'law/procedureVersions',
    'law/versionNumbered',
    'law/versionOfSubmission',
    'law/versionInForce',
    'law/categoryLists',
    'law/listsInForce',
    'law/listOfSubmission',
  ],
  'who set a rule, told to everyone who works under it': ['people/namesOfUsers'],
  'what the ids in acts somebody was given to see are called': ['people/calledBy'],
  'the directory of offices, open to everyone who works here': [
    'people/unitById',
    'people/unitsWithNamesakes',
    'people/livingUnit',
    'people/livingUnits',
    'people/livingUnitNamed',
    'people/unitNameOn',
    'people/pastOfUnit',
    'people/postById',
    'people/postsAmong',
    'people/postsFor',
    'people/postsInUnit',
    'people/postsInUnits',
    'people/holdersOf',
    'people/ableToAct',
    'people/hasSignOff',
  ],
  'one row by its id, for the action or route that judges it before a word of it leaves': [
    'draws/keptOf',
    'draws/replacedBy',
    'people/userById',
    'people/standingHold',
    'people/holdingById',
    'people/delegationById',
    'people/openActsAbout',
    'imports/runById',
    'imports/partNumbers',
    'imports/keyOfRun',
    'imports/partsAsFile',
    'matters/loadMatter',
    'matters/parentWhileMerged',
    'matters/isNumberTaken',
    'matters/bearersOf',
    'matters/numbersOf',
    'matters/textsOf',
    'matters/textExists',
    'matters/filesOf',
    'matters/filePieces',
    'matters/officeBytes',
    'matters/countUnreleased',
    'matters/aboutOf',
    'matters/photoBytes',
    'matters/messagesOf',
    'matters/receiptByNumber',
    'vault/openingById',
    'vault/openedBy',
    'vault/sealedSince',
    'vault/listOpenings',
    'vault/listRequests',
    'vault/readDataKey',
    'vault/readDataKeys',
    'vault/readSecrets',
    'vault/secretFields',
    'vault/lastErasure',
    'places/plaquesOfPrint',
    'vault/dataRequestById',
    'vault/dataRequestsOfMatter',
    'vault/dataRequestWords',
    'vault/dataStepOfSubmission',
    'vault/correctionsOfMatter',
    'reviews/reviewOfMatter',
    'reviews/reviewsInWeek',
    'documents/paperById',
    'documents/papersOfMatter',
    'letters/letterById',
    'letters/sentAbout',
  ],
  'asked once for every listener, each told only what concerns them (rules-live)': ['matters/changedSince'],
  'each of them is told only what their sight allows, or nothing': ['matters/followersOf'],
  'for the clock, which tells nobody: what has ended for good is followed no more': [
    'matters/followedIds',
    'matters/endedForGood',
  ],
  'of the rows of one import, for the second person who reads them': ['reviews/reviewFacts'],
  'a bare count by week of scans that belong to no division: the register lacks the code': ['places/unknownScans'],
  'rules that hold for the whole city, the same for everyone': [
    'reviews/countedThrough',
    'reviews/figuresVersion',
    'people/privacyNoticeOn',
    'people/privacyNoticeVersion',
    'people/retentionRules',
    'people/retentionRuleOn',
    'people/hasRetentionRule',
    'people/heldObjects',
    'people/legalHolds',
    'documents/templates',
    'documents/templateOn',
    'documents/templateBytes',
  ],
  'for the phone: what the plaque on the wall says, or what is on the sign outside': [
    'places/codeByText',
    'places/livingCodeOf',
    'places/windowAndHall',
    'places/windowNames',
    'places/hallNames',
    'places/openHalls',
    'places/openWindowsOf',
    'reviews/reviewBySubmission',
    'reviews/isTaken',
    'reviews/detailOf',
    'reviews/photosOf',
    'reviews/seenLately',
  ],
  'asks whether a name or number is taken, inside a write that is bounded': [
    'places/openHallNamed',
    'places/openWindowNumbered',
    'places/openWindowCount',
    'places/entitiesByUscc',
    'places/entityById',
  ],
  'keyed by the receipt itself': ['matters/hasReceipt', 'matters/matterOfReceipt', 'matters/receiptOfToken'],
  'hashes and heads, published to everybody': [
    'record/unsealedEvents',
    'record/nodeHashes',
    'record/lastSeal',
    'record/recentSeals',
    'record/sealsBelow',
    'record/recordSize',
    'record/recentVerifications',
    'record/sealsFrom',
    'record/sealsNumbered',
    'record/sealKeys',
    'record/leafHashes',
    'record/leafIndexOf',
    'record/leavesOf',
  ],
  'the clock, the verifier and the operator, who act for nobody': [
    'people/hearers',
    'vault/noticeOn',
    'vault/hasNotice',
    'people/waitingFor',
    'matters/ranOut',
    'matters/silentOnProgress',
    'matters/untoldBefore',
    'matters/waitingForDispatchers',
    'matters/mattersStoredShort',
    'reviews/firstReviewDay',
    'reviews/firstOwnMonth',
    'imports/reportProgress',
    'imports/insertFaults',
    'imports/stagedOf',
    'imports/stagedSpan',
    'imports/countOutcomes',
    'matters/mattersWithClocks',
    'matters/tasksDueBy',
    'matters/tasksOfMatter',
    'people/openNoticesAbout',
    'record/allEvents',
    'record/allLeaves',
    'record/storedNodes',
    'record/countNodes',
    'record/kindOf',
    'draws/storedDraws',
    'draws/drawsWithoutEvents',
    'draws/overdueDraws',
    'matters/storedProjections',
    'matters/rereadFiles',
    'matters/mattersWithoutEvents',
    'vault/identitiesBefore',
    'matters/endedBefore',
    'matters/endedWithWords',
    'matters/openWithoutSignature',
    'vault/provisionalDataRequests',
  ],
  'a bare count: how much work hangs on a post to be abolished, or on a calendar to be imported': [
    'matters/countTasksAt',
    'matters/countDueFrom',
    'matters/countOpenOf',
    'matters/touchedFrom',
  ],
  'single matters on their way to be published among at least five alike, by the clock': [
    'matters/moderatedMatters',
    'matters/endedAmong',
    'places/livingCodesOf',
  ],
  'for a platform and the clock that tells it: its own row, and of cases those it handed over': [
    'cases/livingPlatform',
    'cases/platformOfMatter',
    'cases/countHandovers',
    'cases/stateBefore',
    'cases/untoldStates',
  ],
  'for a system of the province and the job that lets months leave: what it may send or read by its key, and groups alone':
    [
      'reviews/monthsThatLeft',
      'reviews/windowWeeksIn',
      'reviews/leftAfter',
      'reviews/countedAlready',
      'reviews/countSentBy',
      'reviews/provinceFacts',
    ],
  'published to everybody': [
    'draws/drawNumbered',
    'draws/latestDraws',
    'open311/publishedIn',
    'open311/publishedByIds',
    'open311/requestOfToken',
  ],
  'counts that are published for the whole city, small ones hidden': [
    'figures/toldRows',
    'places/registerTotals',
    'matters/ordinaryMatters',
    'matters/publishedMatters',
    'matters/mattersByDivision',
    'matters/matterMonths',
    'matters/paceOfAll',
    'reviews/namedServicesOfAll',
    'reviews/hallMonthsOfAll',
    'reviews/windowTalliesOfAll',
  ],
};

const excused = new Set(Object.values(EXCUSED).flat());

describe('the stores', () => {
  const reads = readsOfStores(ROOT);

  it('are read whole', () => {
    expect(reads.length).toBeGreaterThan(90);
    expect(reads.filter((read) => read.scoped).map((read) => read.name)).toEqual(
      expect.arrayContaining(['people/listUsers', 'places/listWindows', 'reviews/heldIn']),
    );
  });

  it('read for a signed-in person only within their scope', () => {
    expect(unbounded(reads, excused)).toEqual([]);
  });

  it('have one reason for each exception', () => {
    expect(Object.values(EXCUSED).flat()).toHaveLength(excused.size);
  });

  it('are caught when a list takes no scope, an optional one, or a made-up one', () => {
    const planted = readsIn(
      'matters',
      'store-desk.ts',
      `export async function listAll(q: Queryable, filter: Filter): Promise<readonly Line[]> { return []; }
       export async function listMaybe(q: Queryable, scope?: Scope): Promise<readonly Line[]> { return []; }
       export async function listUnits(q: Queryable, unitIds: readonly Uuid[]): Promise<readonly Line[]> { return []; }
       export async function listMine(q: Queryable, scope: Scope): Promise<readonly Line[]> { return []; }
       export async function write(tx: Tx): Promise<void> {}
       async function inner(q: Queryable): Promise<void> {}`,
    );
    expect(unbounded(planted, new Set())).toEqual([
      'matters/listAll reads without a scope',
      'matters/listMaybe reads without a scope',
      'matters/listUnits reads without a scope',
    ]);
    expect(unbounded(planted, new Set(['matters/listAll', 'matters/listMaybe', 'matters/listUnits', 'matters/gone'])))
      // An excuse that outlives its function would cover the next one of that name.
      .toEqual(['matters/gone needs no excuse']);
  });
});
