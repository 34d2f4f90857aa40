/** Words of the room of inspections. */

export const inspectionsWords = {
  'menu.inspections': '检查',
  'action.inspections.read-register': '查看检查登记簿',
  'action.inspections.keep-register': '维护检查登记簿',
  'inspections.agencies': '执法机构',
  'inspections.officers': '执法人员',
  'inspections.items': '检查事项',
  'inspections.searchItem': '按编码、名称或依据查找',
  'inspections.searchOfficer': '按姓名或执法证号查找',
  'inspections.searchAgency': '按法律依据查找',
} as const;
