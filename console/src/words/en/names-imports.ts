/** Written by `npm run gen` from src/names.ts: change it there. */

export const importsNames = {
  "imports.state.check-waiting": "waiting to be tried",
  "imports.state.checked": "to be looked at",
  "imports.state.checking": "being tried",
  "imports.state.given-up": "given up",
  "imports.state.mapping": "columns to be said",
  "imports.state.uploading": "uploading",
  "imports.state.write-waiting": "waiting to be written",
  "imports.state.writing": "being written",
  "imports.state.written": "written",
} as const;
