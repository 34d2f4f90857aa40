/** Written by `npm run gen`: change what it is written from. */

export const importsNames = {
  "head.imports.bad": "有误",
  "head.imports.changed": "变更",
  "head.imports.created": "新增",
  "head.imports.file": "文件",
  "head.imports.kind": "内容",
  "head.imports.madeAt": "时间",
  "head.imports.state": "状态",
  "head.imports.unchanged": "不变",
  "head.imports.unit": "导入单位",
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
