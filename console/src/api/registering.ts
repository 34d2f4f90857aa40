/** The routes of registering by hand. */

import { api, take } from './client.ts';
import type { Duplicate, MatterRegistered, RegistrationKinds } from './types.ts';

export function readKinds(): Promise<RegistrationKinds> {
  return take<RegistrationKinds>(api.GET('/api/v1/registrations/kinds'));
}

/** Fields as they stand in the form, files with them. */
export function registerMatter(fields: Readonly<Record<string, string | readonly File[]>>): Promise<MatterRegistered> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value);
    else for (const file of value) form.append(name, file);
  }
  return take<MatterRegistered>(
    api.POST('/api/v1/registrations', {
      // The contract describes multipart forms without fields; the serializer hands the form over as it is.
      body: form as never,
      bodySerializer: (body) => body as unknown as FormData,
    }),
  );
}

/** Open matters that sound like what is about to be registered. */
export function soundsLike(words: string, demands: readonly string[]): Promise<readonly Duplicate[]> {
  return take<readonly Duplicate[]>(
    api.POST('/api/v1/duplicates/of-words', { body: { words, demands: [...demands] } }),
  );
}
