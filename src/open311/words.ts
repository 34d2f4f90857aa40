/** Texts of Open311: answers to programs, the page for their makers, problems of keepers of keys. */

import { defineWords } from '../platform/pages/words.ts';

export const open311Words = defineWords({
  zh: {
    'open311.contact': '政务服务便民热线 {{hotline}}；说明见 {{url}}',
    'open311.key-service':
      '查询不需要密钥。提交需要密钥，由{{city}}本系统的系统管理员按接入系统逐一签发，请向市营商环境工作机构申请。',
    'open311.key.living': '有效',
    'open311.key.revoked': '已作废',
    'open311.group.window': '窗口服务投诉',
    'open311.group.environment': '营商环境投诉',
    'open311.group.request': '求助',
    'open311.group.opinion': '建议',
    'open311.keywords.window': '窗口,办事,服务',
    'open311.keywords.environment': '营商环境,企业,投诉',
    'open311.keywords.request': '诉求,求助,企业',
    'open311.keywords.opinion': '意见,建议',
    'open311.service.complaint': '投诉：{{name}}。由与被投诉单位无关的一方监督，投诉人凭回执评判结果。',
    'open311.service.request': '请有关单位帮助解决办事中的困难。',
    'open311.service.opinion': '对窗口服务或营商环境的建议。',
    'open311.attribute.about': '您反映的是哪个单位（位置填企业码时请写明；窗口码自带单位）',
    'open311.attribute.demand': '您希望怎么办，每行一条，最多五条',
    'open311.attribute.string': '一行文字',
    'open311.attribute.text': '可以分行',
    'open311.label.about': '反映的单位：',
    'open311.label.place': '地点：',
    'open311.label.media': '附图地址：',
    'open311.filed.accept': '{{amount}}个{{unit}}内决定是否受理，逾期视为受理（{{basis}}）。',
    'open311.filed.handle': '受理后{{amount}}个{{unit}}内办理（{{basis}}）。',
    'open311.filed.receipt':
      '回执 {{number}}，口令 {{pass}}：请交给提出的人，凭此在 {{url}} 查询、补充、评判。只在最初的答复中给出。',
    'open311.filed.again': '这件之前已经收到，回执当时已经给出，这里不再给；凭回执在 {{url}} 查询。',
    'open311.unit.working-day': '工作日',
    'open311.unit.calendar-day': '自然日',
    'open311.summary.week': '{{name}}。时间只到周，至少五件相同才公布。',
    'open311.summary.month': '{{name}}。时间只到月，至少五件相同才公布。',
    'open311.summary.quarter': '{{name}}。时间只到季，至少五件相同才公布。',
    'open311.expected': '期限按公布时段的最后一天推算，是最晚的法定日期。',
    'open311.fault.key-missing': '缺少 api_key。',
    'open311.fault.key-wrong': 'api_key 不对或者已经作废。',
    'open311.fault.jurisdiction': '没有这个 jurisdiction_id；这里只有一个辖区，可以不填。',
    'open311.fault.not-found': '没有找到。',
    'open311.fault.service-missing': '缺少 service_code。',
    'open311.fault.service-unknown': '没有这个 service_code。',
    'open311.fault.location-missing': '缺少位置：填 address_id（窗口码或企业码），或 address_string，或 lat 和 long。',
    'open311.fault.location-half': 'lat 和 long 要一起填，是 WGS84 的度数。',
    'open311.fault.address-unknown': 'address_id 不是有效的窗口码或企业码。',
    'open311.fault.address-outside': '这个密钥不能为该地点提交。',
    'open311.fault.description-missing': '缺少 description：没有内容就没法办。',
    'open311.fault.description-long': 'description 最多 {{most}} 个字。',
    'open311.fault.demand-long': '每条诉求最多 {{most}} 个字。',
    'open311.fault.about-missing': '位置是企业码时，请在 attribute[about] 写明反映的单位。',
    'open311.fault.name-long': '姓名最多 {{most}} 个字。',
    'open311.fault.phone': 'phone 不是能拨通的号码。',
    'open311.fault.media-url': 'media_url 要以 http:// 或 https:// 开头。',
    'open311.fault.request-id': 'Idempotency-Key 最多 200 个可见的 ASCII 字符。',
    'open311.fault.request-id-reused': '这个 Idempotency-Key 已用于另一件内容不同的提交。',
    'open311.fault.too-many': '提交太频繁，请稍后再试。',
    'open311.fault.not-a-form': '请用 application/x-www-form-urlencoded 提交。',
    'open311.fault.date': '日期要带时区，例如 2026-03-02T00:00:00+08:00。',
    'open311.fault.span': '起止日期的跨度不能超过 {{most}} 天，起不能晚于止。',
    'open311.fault.status': 'status 只能是 open、closed。',
    'open311.fault.bad-request': '请求有误。',
    'open311.fault.too-large': '内容太大。',
    'open311.fault.foreign-origin': '来自别的网站的提交已被拒绝。',
    'open311.fault.broken': '系统出错了，没有收下。请稍后用同一个 Idempotency-Key 再试。',
    'open311.page.title': '开放接口 Open311',
    'open311.page.lead':
      '供其他系统查询公开的事项摘要、替人提交投诉、求助和建议。采用 Open311 GeoReport v2，XML 与 JSON 两种格式。',
    'open311.page.addresses': '地址',
    'open311.page.what': '公布什么',
    'open311.page.what.1':
      '只有派出办理过的普通事项，只说哪类、哪里、哪一段时间、是否办结。没有文字、姓名、照片，没有时刻。',
    'open311.page.what.2':
      '同一类、同一处、同一段时间至少五件才公布：先看窗口和周，不够就看大厅、县区，再看月和季。仍不够的不公布。',
    'open311.page.what.3':
      '每周一更新一次，只公布结束已满一周的时段；状态也只在周一变化。requested_datetime 是时段的第一天，updated_datetime 是最近变化的那个周一。',
    'open311.page.what.4': 'expected_datetime 从时段最后一天起算，是最晚的法定期限，不能倒推出受理的日子。',
    'open311.page.what.5': '涉及纪律的类别不在服务之列；移送的、移出的，与其他办结的看不出分别。',
    'open311.page.file': '怎样提交',
    'open311.page.file.1':
      '需要密钥，由系统管理员为每个接入系统签发，可随时作废。每分钟最多 {{minute}} 件，每天最多 {{day}} 件。',
    'open311.page.file.2':
      'address_id 填窗口码或企业码上印的编号。first_name、last_name、phone 进身份保险箱，被反映的单位看不到；email、device_id、account_id 不保存。',
    'open311.page.file.3':
      '答复给 token 和回执。事项公布后，token 才能换到 service_request_id；没有公布的，token 有效但没有编号。',
    'open311.page.file.4':
      '请带 Idempotency-Key 头：同一个值、同样内容再发，得到同一个答复。不带的，{{minutes}} 分钟内同样内容算一件。',
    'open311.page.errors': '出错时',
    'open311.page.errors.1': '404 找不到，403 密钥不对，其他一律 400；正文是 errors，每项有 code 和 description。',
    'open311.page.example': '例子',
  },
  en: {
    'open311.contact': 'Government service hotline {{hotline}}; see {{url}}',
    'open311.key-service':
      'Reading needs no key. Filing needs one, issued to each connected system by the system administrator of {{city}}; ask the business environment office.',
    'open311.key.living': 'valid',
    'open311.key.revoked': 'revoked',
    'open311.group.window': 'Complaint about a service window',
    'open311.group.environment': 'Complaint about the business environment',
    'open311.group.request': 'Request for help',
    'open311.group.opinion': 'Suggestion',
    'open311.keywords.window': 'window,counter,service',
    'open311.keywords.environment': 'business environment,enterprise,complaint',
    'open311.keywords.request': 'request,help,enterprise',
    'open311.keywords.opinion': 'opinion,suggestion',
    'open311.service.complaint':
      'Complaint: {{name}}. Supervised by somebody who does not belong to the unit; whoever complained judges the result by receipt.',
    'open311.service.request': 'Asks the office responsible to help with a difficulty.',
    'open311.service.opinion': 'A suggestion about a service window or the business environment.',
    'open311.attribute.about':
      'Which office it is about (please say so where the place is an enterprise code; a window code knows)',
    'open311.attribute.demand': 'What should be done, one a line, five at most',
    'open311.attribute.string': 'One line of text',
    'open311.attribute.text': 'May have several lines',
    'open311.label.about': 'About: ',
    'open311.label.place': 'Place: ',
    'open311.label.media': 'Picture at: ',
    'open311.filed.accept': 'Accepted or refused within {{amount}} {{unit}}; silence is acceptance ({{basis}}).',
    'open311.filed.handle': 'Handled within {{amount}} {{unit}} of acceptance ({{basis}}).',
    'open311.filed.receipt':
      'Receipt {{number}}, pass {{pass}}: give them to the person who asked; with them they follow, add and judge at {{url}}. They are given in the first answer only.',
    'open311.filed.again':
      'This was received before; its receipt was given then and is not given again. With it, it is followed at {{url}}.',
    'open311.unit.working-day': 'working days',
    'open311.unit.calendar-day': 'calendar days',
    'open311.summary.week': '{{name}}. Told to the week only; published because at least five are alike.',
    'open311.summary.month': '{{name}}. Told to the month only; published because at least five are alike.',
    'open311.summary.quarter': '{{name}}. Told to the quarter only; published because at least five are alike.',
    'open311.expected': 'The date is counted from the last day of the published span: the latest lawful date.',
    'open311.fault.key-missing': 'api_key was not provided.',
    'open311.fault.key-wrong': 'api_key is wrong or was revoked.',
    'open311.fault.jurisdiction':
      'jurisdiction_id was not found; there is one jurisdiction here and it may be left out.',
    'open311.fault.not-found': 'Not found.',
    'open311.fault.service-missing': 'service_code was not provided.',
    'open311.fault.service-unknown': 'service_code was not found.',
    'open311.fault.location-missing':
      'No location: send address_id (code of a window or an enterprise), or address_string, or lat and long.',
    'open311.fault.location-half': 'lat and long go together, in degrees of WGS84.',
    'open311.fault.address-unknown': 'address_id is no living code of a window or an enterprise.',
    'open311.fault.address-outside': 'This key may not file for that place.',
    'open311.fault.description-missing': 'description was not provided: nobody can handle nothing.',
    'open311.fault.description-long': 'description may have {{most}} characters.',
    'open311.fault.demand-long': 'Each demand may have {{most}} characters.',
    'open311.fault.about-missing': 'Where the place is an enterprise code, name the office in attribute[about].',
    'open311.fault.name-long': 'A name may have {{most}} characters.',
    'open311.fault.phone': 'phone is no number that can be called.',
    'open311.fault.media-url': 'media_url begins with http:// or https://.',
    'open311.fault.request-id': 'Idempotency-Key has at most 200 visible ASCII characters.',
    'open311.fault.request-id-reused': 'This Idempotency-Key was used for something else.',
    'open311.fault.too-many': 'Too many requests; please wait a little.',
    'open311.fault.not-a-form': 'Send application/x-www-form-urlencoded.',
    'open311.fault.date': 'Dates carry their zone, such as 2026-03-02T00:00:00+08:00.',
    'open311.fault.span': 'start_date and end_date may lie {{most}} days apart, in that order.',
    'open311.fault.status': 'status is open or closed.',
    'open311.fault.bad-request': 'The request cannot be understood.',
    'open311.fault.too-large': 'Too large.',
    'open311.fault.foreign-origin': 'A form of another site was refused.',
    'open311.fault.broken': 'Something broke and nothing was kept. Try again with the same Idempotency-Key.',
    'open311.page.title': 'Open311 interface',
    'open311.page.lead':
      'For other programs: read public summaries of matters, file complaints, requests and suggestions for people. Open311 GeoReport v2, in XML and JSON.',
    'open311.page.addresses': 'Addresses',
    'open311.page.what': 'What is published',
    'open311.page.what.1':
      'Only ordinary matters that were sent to a unit: which kind, where, in which span of time, and whether it is closed. No words, names or photos, and no time of day.',
    'open311.page.what.2':
      'Only where at least five say the same kind, place and span: first by window and week, then by hall and county, then by month and quarter. What is never one of five is not published.',
    'open311.page.what.3':
      'Published on Mondays, for spans that ended at least a week before; a status changes on Mondays only. requested_datetime is the first day of the span, updated_datetime the Monday of the last change.',
    'open311.page.what.4':
      'expected_datetime is counted from the last day of the span: the latest lawful date, from which no day of receipt can be counted back.',
    'open311.page.what.5':
      'Kinds that concern discipline are no services. What was handed over or taken out looks like anything else that is closed.',
    'open311.page.file': 'How to file',
    'open311.page.file.1': 'A key can be revoked at any time. At most {{minute}} requests a minute and {{day}} a day.',
    'open311.page.file.2':
      'address_id is the code printed on the plaque of a window or an enterprise. first_name, last_name and phone go to the identity vault, unseen by the office concerned; email, device_id and account_id are not kept.',
    'open311.page.file.3':
      'The answer holds a token and the receipt. A token gives a service_request_id once the matter is published; until then, and for what never is, it is valid and gives none.',
    'open311.page.file.4':
      'Send an Idempotency-Key header: the same value with the same content gets the same answer. Without it the same content within {{minutes}} minutes counts once.',
    'open311.page.errors': 'When something is wrong',
    'open311.page.errors.1':
      '404 for what is not found, 403 for a key, 400 for everything else; the body is errors, each with code and description.',
    'open311.page.example': 'Example',
  },
});

/** Titles of the problems of the keys' routes. */
export const open311ProblemTitles = {
  'open311-key-not-found': { zh: '没有这个接口密钥。', en: 'There is no such key.' },
} as const;
