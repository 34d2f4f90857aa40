/** One line of the audit as csv; pure. */

type Line = Readonly<{
  at: string;
  displayName: string | null;
  principalName: string | null;
  unitName: string | null;
  postTitle: string | null;
  action: string;
  objectKind: string;
  objectId: string | null;
  outcome: string;
  detail: Readonly<Record<string, string | number | boolean | null>>;
}>;

export const AUDIT_CSV_HEAD = 'at,name,for,unit,post,action,objectKind,objectId,outcome,detail';

/** RFC 4180, and no cell a spreadsheet would take for a formula. */
export function auditCsvLine(line: Line): string {
  const detail = Object.entries(line.detail)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ');
  const cells = [
    line.at,
    line.displayName,
    line.principalName,
    line.unitName,
    line.postTitle,
    line.action,
    line.objectKind,
    line.objectId,
    line.outcome,
    detail,
  ];
  return cells.map((cell) => csvCell(cell ?? '')).join(',');
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
