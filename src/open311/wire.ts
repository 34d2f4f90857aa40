/**
 * Writes GeoReport's two formats from one value: JSON as it is (the Spark convention), XML with the item's name inside each
 * list. Ids are strings in both.
 */

import { XMLBuilder } from 'fast-xml-parser';

export const FORMATS = ['xml', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export type Wire = null | boolean | number | string | readonly Wire[] | { readonly [field: string]: Wire };

/** Element name of the items of each list. */
const ITEM = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
} as const;

export type Root = 'discovery' | 'services' | 'service_definition' | 'service_requests' | 'errors';

const builder = new XMLBuilder({ format: false, suppressEmptyNode: true, processEntities: true });

export function write(format: Format, root: Root, value: Wire): string {
  if (format === 'json') return JSON.stringify(value);
  return `<?xml version="1.0" encoding="utf-8"?>${String(builder.build({ [root]: elements(root, value) }))}`;
}

function elements(name: string, value: Wire): unknown {
  if (value === null) return '';
  if (Array.isArray(value)) {
    const item = ITEM[name as keyof typeof ITEM];
    if (item === undefined) throw new Error(`no name for the items of ${name}`);
    return value.length === 0 ? '' : { [item]: value.map((each: Wire) => elements(item, each)) };
  }
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, elements(key, each as Wire)]));
  }
  return typeof value === 'string' ? xmlText(value) : String(value);
}

/** XML 1.0 has no way to write some characters, not even escaped. */
function xmlText(text: string): string {
  return [...text].filter(isXmlChar).join('');
}

function isXmlChar(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
