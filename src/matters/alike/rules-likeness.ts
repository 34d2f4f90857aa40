/**
 * How alike two matters sound, told without their words. The pairs of neighbouring characters of a text become a signature of
 * 256 smallest hashes under the city's secret (MinHash, Broder 1997; two bytes of each, Li and König 2010): two signatures
 * agree in about as many places as the texts share pairs, and without the secret none of them gives a word back. Pure; the keyed hash is handed in.
 */

/** Numbers in a signature; the estimate of a likeness of a fifth then strays by 2.5 percent. */
export const SIGNATURE_LENGTH = 256;
/** Bytes of the keyed hash of one pair: four for each number. */
export const HASH_BYTES = SIGNATURE_LENGTH * 4;
/** From here on two matters are shown together. Chosen on made complaints, judged on others: rules-likeness.test.ts. */
export const LEAST_ALIKE = 0.17;
/** A text with fewer pairs says too little to be compared: “态度差” is nobody's own words. */
export const LEAST_PAIRS = 12;

/** What complaints begin and end with whatever they are about; taken out before comparing. */
const STOCK = [
  ...['尊敬的', '领导', '您好', '你好', '我要投诉', '我要反映', '现反映以下问题', '反映以下问题', '我是一名普通群众'],
  ...['希望领导重视', '希望引起重视', '引起重视', '重视', '请有关部门', '有关部门', '相关部门', '尽快处理', '尽快解决'],
  ...['并给予答复', '给予答复', '给个答复', '给个说法', '严肃处理', '相关责任人', '还老百姓一个公道', '请问', '谢谢'],
  ...['希望改进', '服务态度', '提高办事效率', '办事效率', '希望解决', '希望', '调查', '核实', '望回复', '这合理吗'],
  ...['工作人员', '窗口'],
];
/** Characters that carry grammar and little else: two tellings differ in them first. */
const FILLERS = new Set('的了着过吧呢啊吗呀嘛就都也还又很太是在有和跟把被给让说要去来到再才却只没不我他她你们');

/** The pairs of a text as it is compared: without case, spelling of width, marks, long numbers, stock phrases and fillers. */
export function pairsOf(text: string): ReadonlySet<string> {
  let plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\d{6,}/gu, '');
  for (const phrase of STOCK) plain = plain.replaceAll(phrase, ' ');
  const letters = [...plain.replaceAll(/[\s\p{P}\p{S}]/gu, '')].filter((letter) => !FILLERS.has(letter));
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** The low two bytes of the smallest hash, for each of the 256; null where the text says too little. */
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

/** Estimated share of pairs that two texts have in common, 0 to 1. */
export function likenessOf(a: Uint8Array, b: Uint8Array): number {
  let same = 0;
  for (let at = 0; at < SIGNATURE_LENGTH * 2; at += 2) if (a[at] === b[at] && a[at + 1] === b[at + 1]) same += 1;
  return same / SIGNATURE_LENGTH;
}

export type Signed = Readonly<{
  id: string;
  /** Only what could be one matter is compared: same office, same category, same unit complained about or same place. */
  group: string;
  signature: Uint8Array;
}>;
/** `likeness`: to the one of the cluster it sounds most like. */
export type ClusterMember = Readonly<{ id: string; likeness: number }>;
/** At least two, the most alike first. */
export type Cluster = readonly ClusterMember[];

/** Two neighbouring numbers that agree bring two matters together for comparing; at the threshold 97 in 100 pairs do. */
const BAND_BYTES = 4;

/** A bucket longer than this holds copies of one text: the latest of them connect the rest. */
const MOST_IN_BUCKET = 40;

/** What is connected by being alike, in groups; larger clusters first. A chain of likenesses is one cluster. */
export function clustersOf(matters: readonly Signed[]): readonly Cluster[] {
  const groups = new Map<string, Signed[]>();
  for (const matter of matters) {
    const group = groups.get(matter.group);
    if (group === undefined) groups.set(matter.group, [matter]);
    else group.push(matter);
  }
  return [...groups.values()]
    .flatMap((group) => (group.length < 2 ? [] : clustersIn(group)))
    .sort((a, b) => b.length - a.length || ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1));
}

function clustersIn(group: readonly Signed[]): readonly Cluster[] {
  const above = group.map((_, at) => at);
  const most = new Map<number, number>();
  const rootOf = (at: number): number => {
    let root = at;
    for (let next = above[root] ?? root; next !== root; next = above[root] ?? root) root = next;
    return root;
  };
  for (const [one, other] of candidates(group)) {
    const [a, b] = [group[one], group[other]];
    const likeness = a === undefined || b === undefined ? 0 : likenessOf(a.signature, b.signature);
    if (likeness < LEAST_ALIKE) continue;
    for (const at of [one, other]) most.set(at, Math.max(most.get(at) ?? 0, likeness));
    above[rootOf(other)] = rootOf(one);
  }
  const found = new Map<number, ClusterMember[]>();
  for (const [at, likeness] of most) {
    const members = found.get(rootOf(at)) ?? [];
    members.push({ id: group[at]?.id ?? '', likeness });
    found.set(rootOf(at), members);
  }
  return [...found.values()].map((members) =>
    members.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)),
  );
}

/** Pairs of a group that agree in some band, each once. */
function* candidates(group: readonly Signed[]): Generator<readonly [number, number]> {
  const seen = new Set<number>();
  const views = group.map(
    ({ signature }) => new DataView(signature.buffer, signature.byteOffset, signature.byteLength),
  );
  for (let at = 0; at < SIGNATURE_LENGTH * 2; at += BAND_BYTES) {
    const buckets = new Map<number, number[]>();
    for (const [index, view] of views.entries()) {
      const band = view.getUint32(at);
      const bucket = buckets.get(band);
      if (bucket === undefined) {
        buckets.set(band, [index]);
        continue;
      }
      for (const other of bucket.slice(-MOST_IN_BUCKET)) {
        const pair = index * group.length + other;
        if (!seen.has(pair)) yield [index, other];
        seen.add(pair);
      }
      bucket.push(index);
    }
  }
}
