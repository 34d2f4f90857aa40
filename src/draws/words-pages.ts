/** Texts of the public pages of draws; together with the JSON they are enough to write a program that draws again. */

import { defineWords } from '../platform/pages/words.ts';

export const drawsPageWords = defineWords({
  zh: {
    'draws.page.title': '抽取记录',
    'draws.page.one': '第 {{number}} 号抽取',
    'draws.page.what':
      '走访谁、检查谁，由抽取决定，不由哪个人决定。每次抽取都有编号，作废的也留着。名单在抽取之前冻结，几个单位各出一个密数合成种子，任何人都可以照着重新抽一遍。',
    'draws.page.none': '还没有抽取过。',
    'draws.page.void': '这次抽取作废，没有结果。编号保留，不会再用。',
    'draws.page.replaces': '代替作废的第 {{number}} 号抽取',
    'draws.page.unpublished':
      '这次抽取还没有公开，因为被抽中的对象可能还没有去过。名单的指纹和各单位的承诺已经在这里，公开以后可以验证名单和结果都没有换过。',
    'draws.page.drawn': '抽中的',
    'draws.page.of': '{{count}} 个里抽 {{wanted}} 个',
    'draws.page.excluded': '事先列明不抽的 {{count}} 个',
    'draws.page.skipped': '抽到但跳过的，以及原因',
    'draws.page.nameless': '（名称不公开）',
    'draws.page.frozen': '冻结指纹',
    'draws.page.frozenAt': '{{unit}}于 {{at}} 冻结名单和规则，那时还没有任何密数。',
    'draws.page.sealed': '这次抽取的全部记录已经被第 {{number}} 号封存覆盖。',
    'draws.page.unsealed': '最新的记录还没有封存，十分钟内会封存。',
    'draws.page.seals': '封存怎样验证',
    'draws.page.parties': '参加单位',
    'draws.page.order': '各单位先交承诺，全部交齐以后按下面的次序公开密数；最后公开的是监督单位。',
    'draws.page.uncommitted': '还没有交承诺。',
    'draws.page.committed': '{{at}} 交了承诺：',
    'draws.page.untold': '还没有公开密数。',
    'draws.page.told': '{{at}} 公开了密数：',
    'draws.page.later': '抽取公开以后显示',
    'draws.page.again': '怎样自己重新抽一遍',
    'draws.page.again.how':
      '取 {{url}}，按下面的步骤计算，结果应当一个不差。‖ 表示字节相接，十六进制一律小写，换行是 0x0A 一个字节。公开以前只能核对冻结指纹和承诺。',
    'draws.page.json': '下载给程序用的（JSON）',
    'draws.page.step.lists':
      '名单（lists）：每个标识取 NFC 形式，去掉重复，按 UTF-8 字节排序，用换行连接；它的 SHA-256 应当等于 frozen.strata 里的 list。排除的（exclusions）每行是标识、制表符、原因，同样排序连接，应当等于 frozen.exclusions.list。',
    'draws.page.step.frozen':
      '冻结指纹 = SHA-256(“mashang-draw-frozen-1”、换行 ‖ frozen 的 JSON：键按字符排序，无空格，UTF-8)。',
    'draws.page.step.commitment':
      '承诺 = SHA-256(“mashang-draw-commitment-1”、换行 ‖ 冻结指纹 32 字节 ‖ 单位标识（id）36 个字符 ‖ 密数（32 字节）)。',
    'draws.page.step.seed':
      '种子 = SHA-256(“mashang-draw-1”、换行 ‖ 冻结指纹 32 字节 ‖ 按单位次序，每个密数前面加 4 字节的长度（大端）)。',
    'draws.page.step.stream':
      '每份名单一条数流：密钥 = SHA-256(“mashang-draw-stratum-1”、换行 ‖ 种子 ‖ label)；依次取 HMAC-SHA256(密钥，8 字节计数（大端，从 0 起）)，每次切成 4 个 64 位的数（大端）。',
    'draws.page.step.below': '取小于 n 的数：大于或等于 2^64 − (2^64 mod n) 的数丢掉，取下一个；留下的除以 n 取余数。',
    'draws.page.step.shuffle':
      '从前往后洗牌：第 i 个位置（从 0 起）和第 i +（小于 n − i 的数）个位置交换，换到前面的就是抽到的，抽够为止。',
    'draws.page.step.skipped': '抽到排除的，跳过并列出原因，接着往下抽。',
    'draws.page.step.record':
      'record 里是这次抽取的各条记录和收录证明；event 的 JSON 就是事件哈希所用的，只是第 1 条的前一个哈希是 SHA-256(“mashang draw v1”、换行 ‖ city)，其余和封存页上写的一样。',
  },
  en: {
    'draws.page.title': 'Draws',
    'draws.page.one': 'Draw {{number}}',
    'draws.page.what':
      'Who is visited or inspected is drawn, and chosen by nobody. Every draw has a number, and void ones stay. The list is frozen before, several offices each give a secret to the seed, and anybody can draw again and come to the same.',
    'draws.page.none': 'Nothing was drawn yet.',
    'draws.page.void': 'This draw is void and brought nothing. Its number stays and is not given again.',
    'draws.page.replaces': 'In the place of the void draw {{number}}',
    'draws.page.unpublished':
      'This draw is not published yet, because those drawn may not have been visited. The hash of its list and the commitments of its parties stand here already; once it is published they show that neither list nor result was exchanged.',
    'draws.page.drawn': 'Drawn',
    'draws.page.of': '{{wanted}} of {{count}}',
    'draws.page.excluded': '{{count}} left out beforehand',
    'draws.page.skipped': 'Came up and passed over, and why',
    'draws.page.nameless': '(name not public)',
    'draws.page.frozen': 'Frozen hash',
    'draws.page.frozenAt': '{{unit}} froze list and rules on {{at}}, before there was any secret.',
    'draws.page.sealed': 'The whole record of this draw lies under seal {{number}}.',
    'draws.page.unsealed': 'Its latest entries are sealed within ten minutes.',
    'draws.page.seals': 'How seals are checked',
    'draws.page.parties': 'Parties',
    'draws.page.order':
      'Each commits first; when all have, they tell their secrets in this order, an office of supervision last.',
    'draws.page.uncommitted': 'Has not committed yet.',
    'draws.page.committed': 'Committed on {{at}}:',
    'draws.page.untold': 'Has not told its secret yet.',
    'draws.page.told': 'Told its secret on {{at}}:',
    'draws.page.later': 'shown once the draw is published',
    'draws.page.again': 'How to draw again',
    'draws.page.again.how':
      'Fetch {{url}} and follow these steps: the result must be the same to the last entry. ‖ joins bytes, hexadecimal is lower case, a line feed is the byte 0x0A. Before it is published only the frozen hash and the commitments can be compared.',
    'draws.page.json': 'Download for programs (JSON)',
    'draws.page.step.lists':
      'Lists (lists): each identifier in Unicode form NFC, each once, in the order of its UTF-8 bytes, joined by line feeds; the SHA-256 must be list of frozen.strata. Of those left out (exclusions) each line is identifier, tab, reason, ordered and joined alike; the hash must be frozen.exclusions.list.',
    'draws.page.step.frozen':
      'Frozen hash = SHA-256("mashang-draw-frozen-1", line feed ‖ the JSON of frozen: keys in order, no spaces, UTF-8).',
    'draws.page.step.commitment':
      'Commitment = SHA-256("mashang-draw-commitment-1", line feed ‖ frozen hash, 32 bytes ‖ id of the party, 36 characters ‖ secret, 32 bytes).',
    'draws.page.step.seed':
      'Seed = SHA-256("mashang-draw-1", line feed ‖ frozen hash, 32 bytes ‖ for each secret in the order of the parties its length in 4 bytes, big-endian, and the secret).',
    'draws.page.step.stream':
      'Each list has a stream: key = SHA-256("mashang-draw-stratum-1", line feed ‖ seed ‖ label); HMAC-SHA256(key, counter of 8 bytes, big-endian, from 0) one after the other, each cut into 4 words of 64 bits, big-endian.',
    'draws.page.step.below':
      'A number below n: words of 2^64 − (2^64 mod n) and more are thrown away for the next one; of the others the remainder by n.',
    'draws.page.step.shuffle':
      'Shuffle from the front: place i (from 0) is exchanged with place i + (a number below n − i); what comes to the front is drawn, until there are enough.',
    'draws.page.step.skipped': 'What was left out and comes up is passed over, with its reason, and drawing goes on.',
    'draws.page.step.record':
      'record has the entries of this draw with their proofs of inclusion; event is the JSON of which the event hash is made. Before the first stands SHA-256("mashang draw v1", line feed ‖ city); all else is as on the page of the seals.',
  },
});
