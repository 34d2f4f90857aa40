/** Table of a run. A row without a promise cannot fail; one that could not be compared says why. */

export function tableOf() {
  const rows = [];
  return {
    rows,
    /** Adds rows of one subject. `kept` is undefined where nothing is promised. */
    under: (subject) => ({
      add: (what, value, promise = '', kept = undefined) => {
        rows.push({ subject, what, value, promise, kept: kept === undefined ? '' : kept ? 'yes' : 'NO' });
        console.log(`${subject.padEnd(11)} ${what}: ${value}${promise === '' ? '' : ` (${promise})`}`);
      },
    }),
    print: () => console.table(rows),
    kept: () => rows.every((row) => row.kept !== 'NO'),
  };
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

export function milliseconds(ms) {
  return `${ms.toFixed(1)} ms`;
}

export function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

export function megabytes(bytes) {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/** Quantile: the value that `share` of the others do not exceed. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
