/** What the page itself says of this installation: the city's name, and whether it is a demonstration. */

function meta(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  // The development server leaves the mark of the build in place.
  return content.startsWith('__') ? '' : content;
}

export const CITY_NAME = meta('mashang-city');
export const IS_DEMO = meta('mashang-mode') === 'demo';

/** Plaques printed now lead to this machine alone: nobody set the address. */
export const IS_UNREACHABLE = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(meta('mashang-origin'));
