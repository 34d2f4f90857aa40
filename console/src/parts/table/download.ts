/** Downloads. */

/** Downloads a file of the server under the name it gives. */
export function downloadFrom(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

export function downloadText(name: string, text: string, type: 'text/csv' | 'application/json' = 'text/csv'): void {
  // The byte order mark tells spreadsheets that it is UTF-8.
  const marked = type === 'text/csv' && !text.startsWith('\ufeff') ? `\ufeff${text}` : text;
  downloadBlob(name, new Blob([marked], { type }));
}

export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
