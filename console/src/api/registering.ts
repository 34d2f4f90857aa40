/** Routes of registering by hand. */

import { api, formBody, take } from './client.ts';
import type { Duplicate, MatterRegistered, RegistrationKinds } from './types.ts';

export function readKinds(): Promise<RegistrationKinds> {
  return take<RegistrationKinds>(api.GET('/api/v1/registrations/kinds'));
}

export function registerMatter(fields: Readonly<Record<string, string | readonly File[]>>): Promise<MatterRegistered> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value);
    else for (const file of value) form.append(name, file);
  }
  return take<MatterRegistered>(
    api.POST('/api/v1/registrations', {
      ...formBody(form),
    }),
  );
}

/** Open matters that resemble the text. */
export function soundsLike(words: string, demands: readonly string[]): Promise<readonly Duplicate[]> {
  return take<readonly Duplicate[]>(
    api.POST('/api/v1/duplicates/of-words', { body: { words, demands: [...demands] } }),
  );
}
