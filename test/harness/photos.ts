/** Test photos, with the metadata a phone writes, and forms that carry them. */

import sharp from 'sharp';

/** A small JPEG that says who took it, and where, to the second of an arc. */
export async function aPhoto(owner = '测试机主'): Promise<Buffer> {
  return sharp({ create: { width: 32, height: 24, channels: 3, background: '#385' } })
    .withExif({
      IFD0: { Artist: owner, Make: 'MarkerPhone', DateTime: '2026:03:03 10:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '34/1 24/1 5177/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '115/1 39/1 2233/100',
      },
    })
    .jpeg()
    .toBuffer();
}

/** Payload and headers of a form with one file. */
export function multipart(field: string, bytes: Uint8Array, type = 'image/jpeg') {
  const boundary = 'test-boundary-51c2';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="a.jpg"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** The same with fields before the file. */
export function multipartOf(
  fields: Readonly<Record<string, string>>,
  file: Readonly<{ field: string; name: string; type: string; bytes: Uint8Array }>,
  headers: Readonly<Record<string, string>> = {},
) {
  const boundary = 'test-boundary-7a0e';
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const before = Object.entries(fields).map(([name, value]) => part(name, value));
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`;
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(before.join('') + head),
      Buffer.from(file.bytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
