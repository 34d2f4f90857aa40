/** Written by `npm run gen` from src/names.ts: change it there. */

export const importsNames = {
  "imports.state.check-waiting": "等待试算",
  "imports.state.checked": "待核对",
  "imports.state.checking": "试算中",
  "imports.state.given-up": "已放弃",
  "imports.state.mapping": "待对应列",
  "imports.state.uploading": "上传中",
  "imports.state.write-waiting": "等待写入",
  "imports.state.writing": "写入中",
  "imports.state.written": "已写入",
} as const;
