/** Written by `npm run gen`: change what it is written from. */

export const menuNames = {
  "menu.account": "我的账号",
  "menu.audit": "审计",
  "menu.calendar": "日历",
  "menu.codes": "码和码牌",
  "menu.desk": "待办",
  "menu.duplicates": "重复事项",
  "menu.imports": "导入",
  "menu.inbox": "消息",
  "menu.integrity": "完整性",
  "menu.main": "主菜单",
  "menu.matters": "事项",
  "menu.papers": "文书",
  "menu.people": "单位与人员",
  "menu.personalData": "个人信息请求",
  "menu.registering": "登记事项",
  "menu.registry": "登记簿",
  "menu.reviews": "评议",
  "menu.rules": "规则",
  "menu.supervision": "监督",
  "menu.waiting": "双人复核",
} as const;
