/**
 * MinHash signatures of matters' words (Broder 1997; two bytes of each hash, Li and König 2010): 256 smallest hashes of the
 * pairs of neighbouring characters, under the city's secret. Two signatures agree in about as many places as the texts share
 * pairs, and without the secret none gives a word back. The keyed hash is passed in.
 */

/** Numbers in a signature: an estimated likeness of a fifth then strays by 2.5 percent. */
export const SIGNATURE_LENGTH = 256;
/** Bytes of a pair's keyed hash: four for each number. */
export const HASH_BYTES = SIGNATURE_LENGTH * 4;
/** Fewest pairs compared: “态度差” is nobody's own words. */
export const LEAST_PAIRS = 12;

/** Stock phrases of complaints, removed before comparing. */
const STOCK = [
  ...['尊敬的', '领导', '您好', '你好', '我要投诉', '我要反映', '现反映以下问题', '反映以下问题', '我是一名普通群众'],
  ...['希望领导重视', '希望引起重视', '引起重视', '重视', '请有关部门', '有关部门', '相关部门', '尽快处理', '尽快解决'],
  ...['并给予答复', '给予答复', '给个答复', '给个说法', '严肃处理', '相关责任人', '还老百姓一个公道', '请问', '谢谢'],
  ...['希望改进', '服务态度', '提高办事效率', '办事效率', '希望解决', '希望', '调查', '核实', '望回复', '这合理吗'],
  ...['工作人员', '窗口'],
];
/** Grammatical characters, in which two tellings differ first. */
const FILLERS = new Set('的了着过吧呢啊吗呀嘛就都也还又很太是在有和跟把被给让说要去来到再才却只没不我他她你们');

/** Pairs of a text, without case, widths, punctuation, long numbers, stock phrases and fillers. */
export function pairsOf(text: string): ReadonlySet<string> {
  let plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\d{6,}/gu, '');
  for (const phrase of STOCK) plain = plain.replaceAll(phrase, ' ');
  const letters = [...plain.replaceAll(/[\s\p{P}\p{S}]/gu, '')].filter((letter) => !FILLERS.has(letter));
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Low two bytes of the smallest hash, for each of the 256; null for a text with too few pairs. */
export function signatureOf(text: string, hash: (pair: string) => Uint8Array): Uint8Array | null {
  const pairs = pairsOf(text);
  if (pairs.size < LEAST_PAIRS) return null;
  const smallest = new Uint32Array(SIGNATURE_LENGTH).fill(0xffff_ffff);
  for (const pair of pairs) {
    const bytes = hash(pair);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < SIGNATURE_LENGTH; at += 1) {
      const value = view.getUint32(at * 4);
      if (value < (smallest[at] ?? 0)) smallest[at] = value;
    }
  }
  const signature = new Uint8Array(SIGNATURE_LENGTH * 2);
  const written = new DataView(signature.buffer);
  smallest.forEach((value, at) => {
    written.setUint16(at * 2, value & 0xffff);
  });
  return signature;
}
