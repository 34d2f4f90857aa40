/** Acts of this slice that are done once a second person released them, by kind. */

import { CHANGE_RETENTION, LIFT_HOLD, liftReleased, retentionReleased } from '../audit/actions-retention.ts';
import { ABOLISH_POST, GIVE_POST, type HoldsCheck, TAKE_POST } from '../registry/actions-posts.ts';
import { DISABLE_USER, disableReleased } from '../registry/actions-users.ts';
import { CONFIRM_POSTS, linkReleased, MAKE_LINK, postsConfirmed } from '../sign-in/actions-links.ts';
import { LINK_PROVIDER, providerLinked } from '../sign-in/actions-provider.ts';
import { abolishReleased, giveReleased, takeReleased } from './actions-waiting-posts.ts';
import type { ReleasedActs } from './released-act.ts';

export function peopleReleasedActs(holds: HoldsCheck): ReleasedActs {
  return {
    [MAKE_LINK]: linkReleased,
    [CONFIRM_POSTS]: postsConfirmed,
    [LINK_PROVIDER]: providerLinked,
    [DISABLE_USER]: disableReleased,
    [GIVE_POST]: giveReleased,
    [TAKE_POST]: takeReleased,
    [ABOLISH_POST]: abolishReleased(holds),
    [CHANGE_RETENTION]: retentionReleased,
    [LIFT_HOLD]: liftReleased,
  };
}
