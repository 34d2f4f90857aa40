/** Words of the public page about seals. Its definitions are the specification for outside verifiers. */

import { defineWords } from '../platform/pages/words.ts';

export const sealsWords = defineWords({
  zh: {
    'record.seals.title': '封存记录：怎样知道办理记录没有被悄悄改动',
    'record.seals.what':
      '每一件事项的每一步（受理、交办、签收、答复、评判……）都记成一条事件，同一事项的事件前后用哈希值相扣。最多每隔十分钟，全市所有新事件的哈希值被收进一本只能往后添加的总账，并对总账签名，这叫一次“封存”。删掉或改动任何一条已封存的事件，都会与下面的封存对不上。',
    'record.seals.limit':
      '最后一次封存之后的事件还没有受到这种保护，要等下一次封存。封存能证明记录没有被改，不能证明记录写的是真话。',
    'record.seals.keep':
      '请保存一份：只要有一个人在机器之外存着下面的封存，改写历史就会被发现。要了回执的人，也会拿到当时最近一次封存的根值。',
    'record.seals.privacy':
      '这里看不出谁投诉、投诉谁、什么时候投诉：每条记录都掺了随机数，每次封存内部按哈希值排列，没有事件也照样封存，并用空白记录补足到 8、16、32……条。',
    'record.seals.recent': '最近的封存（北京时间）',
    'record.seals.none': '还没有封存。第一次封存在系统启动后十分钟内完成。',
    'record.seals.number': '编号',
    'record.seals.size': '记录数',
    'record.seals.root': '总账根值',
    'record.seals.keys': '公钥',
    'record.seals.key': '公钥 {{key}}（从第 {{number}} 号封存起）：',
    'record.seals.how': '怎样自己验证',
    'record.seals.how.intro':
      '下面的定义足够写出一个独立的验证程序。十六进制一律小写；‖ 表示字节相接；0x00 等是单个字节；JSON 按 UTF-8 编码。',
    'record.seals.def.heads':
      '取封存：`{{url}}/heads.json?from=N` 返回 `{"city":…,"keys":[{"key":…,"publicKey":…,"firstNumber":…}],"heads":[{"statement":{…},"signature":…}],"next":…}`。heads 是从 N 号起的封存，按编号排列，一次最多 500 个；next 是下一次该问的 N，没有了就是 null。从 1 开始取。',
    'record.seals.def.statement':
      'statement 有七项，被签名的字节是：`mashang seal v1`、一个换行（0x0A），再接 statement 的 JSON，七项按下面的次序，没有任何空格：`{{example}}`',
    'record.seals.def.signature':
      'signature（64 字节，十六进制）是 key 所指公钥（publicKey，32 字节，十六进制）对这些字节的 Ed25519 签名（RFC 8032，不预先哈希）。key 是公钥 32 字节的 SHA-256 的前 16 个十六进制字符。',
    'record.seals.def.chain':
      'number 从 1 起连续不缺号；previous 是前一号封存“被签名的字节”的 SHA-256（第 1 号为 64 个 0）；at 是世界时，一次比一次晚；size 不减少。',
    'record.seals.def.leaves':
      '取记录：`{{url}}/leaves.json?from=A&to=B` 返回 `{"from":A,"leaves":[…]}`：第 A 条（含）到第 B 条（不含）的叶哈希，32 字节，十六进制，从 0 编号，一次最多 4096 条，只到最后一次封存为止。没有返回的，接着从 A 加已得条数再取。',
    'record.seals.def.root':
      '根值：前 size 条叶哈希按 RFC 6962 第 2.1 节合成一个根，应等于 root。只有一条时，根就是它；n 条（n>1）时，取小于 n 的最大的 2 的幂 k，根 = SHA-256(0x01 ‖ 前 k 条的根 ‖ 其余各条的根)。',
    'record.seals.def.consistency':
      '一致性证明（不取全部记录也能验）：`{{url}}/consistency.json?first=M&second=N` 返回 `{"first":M,"second":N,"path":[…]}`，按 RFC 6962 第 2.1.2 节证明前 M 条正是前 N 条的开头（1≤M≤N≤最后的 size）。',
    'record.seals.def.inclusion':
      '收录证明：`{{url}}/inclusion.json?leaf=叶哈希&size=N` 返回 `{"leaf":…,"index":…,"size":N,"path":[…]}`，按 RFC 6962 第 2.1.1 节证明这条记录在前 N 条之中。',
    'record.seals.def.leaf':
      '叶哈希 = SHA-256(0x00 ‖ 随机数 32 字节 ‖ 事件哈希 32 字节)。空白记录的事件哈希是 32 个 0x00。随机数不公开；持回执的人登录查询页后，可以从 `/t/proofs.json` 取得自己事项各条事件的事件哈希（hash）、随机数（blind）、位置（leafIndex）和收录证明（path）。',
    'record.seals.def.event':
      '事件哈希 = SHA-256(同一事项前一条事件的哈希 ‖ JSON `{"at":…,"data":…,"matterId":…,"seq":…,"type":…}`)，各级键按 UTF-16 码元排序，无空格，数只有整数；seq 从 1 起；第 1 条的前一个哈希是 SHA-256(`mashang matter v1`、换行 0x0A、city)。',
    'record.seals.def.keep':
      '以后再来：把取到的封存存成文件；下次取到的同号封存必须一模一样。本系统的运维人员也用同一份文件核对：mashang verify --against 文件。',
    'record.seals.bad-range': '范围不对：编号和数目是从小到大的非负整数，不超过最后一次封存。',
  },
  en: {
    'record.seals.title': 'Seals: how to know that no record was quietly changed',
    'record.seals.what':
      'Every step of every matter (accepted, handed over, signed for, answered, judged …) is an event, and each event carries the hash of the one before it. At most ten minutes apart, the hashes of all new events of the city are added to a log that can only grow, and the log is signed: that is a seal. Removing or changing any sealed event no longer agrees with the seals below.',
    'record.seals.limit':
      'What came after the last seal is not yet protected in this way; the next seal will protect it. Seals prove that records were not changed, not that what was recorded is true.',
    'record.seals.keep':
      'Please keep a copy: as soon as one person outside has the seals below, rewritten history is found out. Whoever asks for a receipt gets the root of the latest seal with it.',
    'record.seals.privacy':
      'This page does not show who complained, about whom or when: every entry is mixed with a random number, entries of one seal stand in the order of their hashes, a seal is made even when nothing happened, and blank entries fill it up to 8, 16, 32 and so on.',
    'record.seals.recent': 'Latest seals (Beijing time)',
    'record.seals.none': 'No seal yet. The first is made within ten minutes after the system started.',
    'record.seals.number': 'No.',
    'record.seals.size': 'Entries',
    'record.seals.root': 'Root',
    'record.seals.keys': 'Public keys',
    'record.seals.key': 'Key {{key}} (from seal {{number}} on):',
    'record.seals.how': 'How to check for yourself',
    'record.seals.how.intro':
      'These definitions are enough to write an independent verifier. Hexadecimal is lower case; ‖ joins bytes; 0x00 and the like are single bytes; JSON is encoded in UTF-8.',
    'record.seals.def.heads':
      'Seals: `{{url}}/heads.json?from=N` gives `{"city":…,"keys":[{"key":…,"publicKey":…,"firstNumber":…}],"heads":[{"statement":{…},"signature":…}],"next":…}`. heads are the seals from number N on, in order, 500 at most; next is the N to ask for next, null at the end. Begin with 1.',
    'record.seals.def.statement':
      'statement has seven members. The signed bytes are: `mashang seal v1`, one line feed (0x0A), then the JSON of the statement with its seven members in this order and no spaces at all: `{{example}}`',
    'record.seals.def.signature':
      'signature (64 bytes, hexadecimal) is the Ed25519 signature (RFC 8032, no pre-hashing) of these bytes by the public key (publicKey, 32 bytes, hexadecimal) that key names. key is the first 16 hexadecimal characters of the SHA-256 of the 32 bytes of the public key.',
    'record.seals.def.chain':
      'number counts from 1 without gaps; previous is the SHA-256 of the signed bytes of the seal before (64 zeros for number 1); at is UTC and later each time; size never shrinks.',
    'record.seals.def.leaves':
      'Entries: `{{url}}/leaves.json?from=A&to=B` gives `{"from":A,"leaves":[…]}`: the leaf hashes from A (included) to B (excluded), 32 bytes each, hexadecimal, counted from 0, 4096 at most at a time, up to the last seal. For what was not returned, ask again from A plus the number received.',
    'record.seals.def.root':
      'Root: the first size leaf hashes, combined as in RFC 6962 section 2.1, give root. The root of one leaf hash is itself; for n of them (n > 1), with k the largest power of two smaller than n, it is SHA-256(0x01 ‖ root of the first k ‖ root of the others).',
    'record.seals.def.consistency':
      'Consistency proof (checks without all entries): `{{url}}/consistency.json?first=M&second=N` gives `{"first":M,"second":N,"path":[…]}`, which proves as in RFC 6962 section 2.1.2 that the first M entries are the beginning of the first N (1 ≤ M ≤ N ≤ last size).',
    'record.seals.def.inclusion':
      'Inclusion proof: `{{url}}/inclusion.json?leaf=HASH&size=N` gives `{"leaf":…,"index":…,"size":N,"path":[…]}`, which proves as in RFC 6962 section 2.1.1 that the entry is among the first N.',
    'record.seals.def.leaf':
      'Leaf hash = SHA-256(0x00 ‖ random number of 32 bytes ‖ event hash of 32 bytes). A blank entry has 32 times 0x00 for its event hash. The random numbers are not public; who is signed in to the tracking page with a receipt gets from `/t/proofs.json` the event hash (hash), random number (blind), position (leafIndex) and inclusion proof (path) of each event of their own matter.',
    'record.seals.def.event':
      'Event hash = SHA-256(hash of the event before it in the same matter ‖ JSON `{"at":…,"data":…,"matterId":…,"seq":…,"type":…}`), keys sorted by UTF-16 code unit at every level, no spaces, whole numbers only; seq counts from 1; before the first event stands SHA-256(`mashang matter v1`, line feed 0x0A, city).',
    'record.seals.def.keep':
      'Coming back: keep the seals you fetched in a file; a seal of the same number must be exactly the same next time. The operators of this system check against the same file: mashang verify --against FILE.',
    'record.seals.bad-range':
      'Wrong range: numbers and counts are whole, not negative, from smaller to larger, and end at the last seal.',
  },
});
