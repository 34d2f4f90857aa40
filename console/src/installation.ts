/** Facts of this installation from the page: the city's name, and whether it is a demonstration. */

function meta(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  // The development server leaves the build's placeholder.
  return content.startsWith('__') ? '' : content;
}

export const CITY_NAME = meta('mashang-city');
export const IS_DEMO = meta('mashang-mode') === 'demo';

/** What the government’s identity provider is called; empty where the installation has none. */
export const PROVIDER_NAME = meta('mashang-provider');

/** No public address is set: plaques printed now would lead to this machine alone. */
export const IS_UNREACHABLE = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(meta('mashang-origin'));
