/**
 * The versions of the privacy notice, zh and en: what art. 17 of the Personal Information Protection Law asks to be told
 * (who handles, why, how, which kinds, how long, which rights). A version once shown is never changed; write the next one.
 */

const FIRST = {
  version: 1,
  fromOn: '2026-01-01',
  zh: {
    handler:
      '处理者：{{city}}优化营商环境工作办公室（市、县两级）。联系方式见各政务服务大厅公示栏，也可拨打 {{hotline}}。依据：履行法定职责（《个人信息保护法》第十三条第三项、第三十四条）。',
    purpose:
      '只为办理您的评价、投诉、建议和求助：受理、交办、答复、回访，以及监督办理是否合法按时。不作他用，不做画像，不做广告。',
    way: '由您在页面上填写，加密传输。姓名和电话单独加密封存，与事项分开；被反映的单位看不到。确需查看时，由有权岗位写明理由，全程留痕，您在查询页可以看到谁在什么时候为什么看过。照片会重新编码，去除拍摄地点等信息。',
    kinds:
      '必填：您的评价或诉求本身。选填：照片；姓名和电话（需要电话联系时）。为了防刷，您提交后浏览器里会有一个随机标记，我们只存它的摘要，一天后删除；不记录网络地址。我们不收集身份证号、位置和通讯录。',
    retention:
      '姓名和电话：事项办结且可重开期满后 180 天内删除。文字和照片：办结后 3 年。办理记录（不含个人信息）长期保存。依法需要保全的，到期后删除。',
    rights:
      '您可以查询、复制、更正、补充、删除您的信息，撤回联系方式，并要求解释处理规则（第四十四条至第五十条）。用回执登录查询页即可办理；也可到政务服务大厅或拨打 {{hotline}}。对处理有异议的，可向网信部门投诉举报。不提供选填信息不影响受理。',
  },
  en: {
    handler:
      'Handled by the Business Environment Office of {{city}} (city and county). Contacts hang in every government service hall; hotline {{hotline}}. Basis: statutory duty (Personal Information Protection Law, art. 13(3), art. 34).',
    purpose:
      'Only to deal with your review, complaint, suggestion or request: accepting, assigning, answering, calling back, and supervising that it is done lawfully and in time. Nothing else: no profiling, no advertising.',
    way: 'You fill it in; it travels encrypted. Name and phone are sealed under a key of their own, apart from the matter; the office complained about cannot see them. An entitled post may look with a written reason; every look is recorded and shown to you on the tracking page. Photos are re-encoded without place and device data.',
    kinds:
      'Needed: the review or request itself. If you wish: photos; a name and phone number. Against flooding your browser keeps a random mark once you have sent something; we store only its hash and delete it after a day. Network addresses are not stored. We do not collect ID numbers, location or contacts.',
    retention:
      'Name and phone: deleted within 180 days after the matter is closed and can no longer be reopened. Words and photos: three years after closing. The record of what was done holds no personal information and is kept. What the law asks us to preserve is deleted afterwards.',
    rights:
      'You may see, copy, correct, complete and delete your information, withdraw your contact, and ask how it is handled (arts. 44–50). Do so on the tracking page with your receipt, in a service hall, or by {{hotline}}. You may complain to the cyberspace administration. Leaving optional fields empty changes nothing.',
  },
} as const;

/** Says which two marks are kept against rating fraud, and for how long. */
const SECOND = {
  version: 2,
  fromOn: '2026-11-26',
  zh: {
    ...FIRST.zh,
    purpose:
      '只为办理您的评价、投诉、建议和求助：受理、交办、答复、回访，监督办理是否合法按时，以及发现刷出来的评价。不作他用，不做画像，不做广告。',
    kinds:
      '必填：您的评价或诉求本身。选填：照片；姓名和电话（需要电话联系时）。为了防刷，您提交后浏览器里会有一个随机标记，我们只存它的摘要，一天后删除。您评价窗口时，还存两个标记：一个由浏览器标记算出，一个由网络段（网络地址的前一截，几百上千人共用）算出；都用每周更换的密钥打散，只能看出同一周里两条评价是不是同一台设备、同一个网络段，看不出是谁、是什么地址，十天内删除，只留按等级合计的条数。网络地址本身不存。我们不收集身份证号、位置和通讯录。',
    retention:
      '姓名和电话：事项办结且可重开期满后 180 天内删除。文字和照片：办结后 3 年。防刷标记：浏览器标记的摘要一天，评价窗口的两个标记十天内。办理记录（不含个人信息）长期保存。依法需要保全的，到期后删除。',
  },
  en: {
    ...FIRST.en,
    purpose:
      'Only to deal with your review, complaint, suggestion or request: accepting, assigning, answering, calling back, supervising that it is done lawfully and in time, and noticing ratings that were made up. Nothing else: no profiling, no advertising.',
    kinds:
      'Needed: the review or request itself. If you wish: photos; a name and phone number. Against flooding your browser keeps a random mark once you have sent something; we store only its hash and delete it after a day. When you rate a window we keep two more marks: one made from that browser mark, one from your network (the front part of a network address, shared by hundreds of people). Both are scrambled with a key that changes every week: they tell only whether two reviews of one week came from the same device or network, not who or from which address; they are deleted within ten days, and only counts by grade remain. The network address itself is not stored. We do not collect ID numbers, location or contacts.',
    retention:
      'Name and phone: deleted within 180 days after the matter is closed and can no longer be reopened. Words and photos: three years after closing. Marks against fraud: the hash of the browser mark one day, the two marks of a review within ten days. The record of what was done holds no personal information and is kept. What the law asks us to preserve is deleted afterwards.',
  },
} as const;

/** The browser's mark comes with the form: what is sent belongs to the device that showed it, and nobody else is given its receipt. */
const THIRD = {
  version: 3,
  fromOn: '2026-11-30',
  zh: {
    ...SECOND.zh,
    kinds: SECOND.zh.kinds.replace(
      '为了防刷，您提交后浏览器里会有一个随机标记',
      '为了防刷，也为了别人拿不到您的回执，打开表单时浏览器里会有一个随机标记（在公用设备上提交时勾选“这是公用设备”，提交后就清掉）',
    ),
  },
  en: {
    ...SECOND.en,
    kinds: SECOND.en.kinds.replace(
      'Against flooding your browser keeps a random mark once you have sent something',
      'Against flooding, and so that nobody else is given your receipt, your browser keeps a random mark once you open a form (say that others use the device too, and it is taken off when you send)',
    ),
  },
} as const;

/** Says of the number for messages where it is kept, who gets it, and how it goes. */
const FOURTH = {
  version: 4,
  fromOn: '2026-12-01',
  zh: {
    ...THIRD.zh,
    way: `${THIRD.zh.way}短信提醒的号码单独封存，没有人能打开，只在发送时交给本市的短信平台；短信不写事项的任何内容，每次使用都有记录，您看得到。`,
    kinds: THIRD.zh.kinds.replace('姓名和电话（需要电话联系时）', '姓名和电话（需要电话联系时）；接收短信提醒的手机号'),
    retention: THIRD.zh.retention.replace('姓名和电话：', '姓名、电话和短信提醒的号码（号码您可以随时删除）：'),
  },
  en: {
    ...THIRD.en,
    way: `${THIRD.en.way} A number for messages is sealed by itself; nobody can open it, and it is given to the city’s SMS gateway only when a message is sent. A message has nothing of your matter in it; each use is recorded and shown to you.`,
    kinds: THIRD.en.kinds.replace('a name and phone number', 'a name and phone number; a mobile number for messages'),
    retention: THIRD.en.retention.replace(
      'Name and phone:',
      'Name, phone and the number for messages (which you can delete at any time):',
    ),
  },
} as const;

/** All versions in order; the last one is shown. */
export const PRIVACY_NOTICES = [FIRST, SECOND, THIRD, FOURTH] as const;
