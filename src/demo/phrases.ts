/** Phrases of the city’s office and of two units, so that the menu below a text field is not empty. */

import { type Actor, keepPhrase } from '../people/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import type { Cast } from './people.ts';
import { type DemoRegistry, unitOf } from './registry.ts';
import { must, type Stage } from './stage.ts';

type Use = Parameters<typeof keepPhrase>[3]['use'];

const OF_THE_OFFICE: readonly (readonly [Use, string])[] = [
  ['order', '示例：请在期限内办结，逐条答复诉求，并附整改前后的照片。'],
  ['order', '示例：请先联系窗口核实，再到现场看一次。'],
  ['refusal', '示例：不属于本平台受理范围，请向有管辖权的机关反映；如有异议，可凭回执申诉一次。'],
  ['answer', '示例：您的留言已收到，正在核实，期限内答复您。'],
];
const OF_A_UNIT: readonly (readonly [Use, string])[] = [
  ['answer', '示例：经核实，情况属实。已当面致歉，并作如下整改：'],
  ['answer', '示例：经核实，当日取号系统故障，已修复，并安排专人值守。'],
  ['return', '示例：该事项不属于本单位职责，建议转交有管辖权的单位办理。'],
];

export async function writePhrases(stage: Stage, cast: Cast, registry: DemoRegistry): Promise<void> {
  const { city } = stage;
  const keep = async (actor: Actor, phrases: typeof OF_A_UNIT) => {
    for (const [use, body] of phrases) {
      const phrase = { id: city.outside.uuid(), use, body, instead: null };
      must(await inTransaction(city.db, (tx) => keepPhrase(tx, city, actor, phrase)), 'a phrase');
    }
  };
  await keep(cast.actor('dispatcher', city.code), OF_THE_OFFICE);
  const place = registry.places.find(({ divisionCode }) => divisionCode === city.code);
  if (place === undefined) throw new Error('the example city has no office of the city');
  for (const key of ['centre', 'market'] as const) {
    await keep(cast.actor('unit-head', city.code, unitOf(place, key)), OF_A_UNIT);
  }
}
