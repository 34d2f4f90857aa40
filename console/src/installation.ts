/** Facts of this installation from the page: the city's name, and whether it is a demonstration. */

function meta(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  // The development server leaves the build's placeholder.
  return content.startsWith('__') ? '' : content;
}

export const CITY_NAME = meta('mashang-city');
export const IS_DEMO = meta('mashang-mode') === 'demo';

/** No public address is set: plaques printed now would lead to this machine alone. */
export const IS_UNREACHABLE = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(meta('mashang-origin'));
