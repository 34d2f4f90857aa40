/** Written by `npm run gen`: change what it is written from. */

export const importsNames = {
  "head.imports.bad": "Bad",
  "head.imports.changed": "Changed",
  "head.imports.created": "New",
  "head.imports.file": "File",
  "head.imports.kind": "Kind",
  "head.imports.madeAt": "When",
  "head.imports.state": "State",
  "head.imports.unchanged": "Unchanged",
  "head.imports.unit": "Office",
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
