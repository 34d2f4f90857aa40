/** Matter of a request's receipt, for other slices' pages that show readers their own. */

import type { City } from '../../platform/city.ts';
import type { OwnStream } from '../../record/index.ts';
import { matterStream } from '../loop/rules-stream.ts';
import { receiptOfSession } from './actions-receipts.ts';
import { receiptTokenOf } from './receipt-cookie.ts';

export const ownMatter =
  (city: City): OwnStream =>
  async (request) => {
    const token = receiptTokenOf(request);
    const session = token === undefined ? undefined : await receiptOfSession(city.db, city, token);
    return session === undefined ? null : matterStream(session.matterId);
  };
