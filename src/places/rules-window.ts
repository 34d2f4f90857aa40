/** Parsing of texts of halls and windows: service items of a window, opening hours of a hall. */

const BETWEEN_ITEMS = /[、，,；;／/\n\r]+/;
const MOST_ITEMS = 60;

/** The service items of a window in the order they are listed, each once. Their name is what they are known by. */
export function serviceItemsOf(services: string): readonly string[] {
  const items = services.split(BETWEEN_ITEMS).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))].slice(0, MOST_ITEMS);
}

/** Opening hours: from the first opening to the last closing of a day, in minutes after midnight, noon breaks included. */
export type OpenHours = Readonly<{ from: number; to: number; saturday: boolean; sunday: boolean }>;

const TIME = /(上午|下午|晚上)?\s*(\d{1,2})(?:[:：](\d{2})|[点时](半|\d{1,2}(?=分))?)/g;
const SATURDAY = /周六|星期六|礼拜六|周末|双休日|每天|每日|全年|无休/;
const SUNDAY = /周日|周天|星期日|星期天|周末|双休日|每天|每日|全年|无休/;
const CLOSED = /(?:周六|周日|周末|双休日|节假日|星期六|星期日)[^，。；,;]{0,6}(?:休息|不办公|除外|不对外)/g;
/** Hours assumed where the text states none. */
const USUAL: OpenHours = { from: 8 * 60, to: 18 * 60, saturday: false, sunday: false };

/** Parses opening hours as they hang at the entrance, such as `周一至周五 8:30–12:00，下午2:30–6:00`. */
export function openHoursOf(hours: string): OpenHours {
  const words = hours.replaceAll(CLOSED, '');
  const times: number[] = [];
  let half = '';
  for (const [, part, hour, minute, word] of words.matchAll(TIME)) {
    // 下午2:30–6:00: what is said of the first time holds for the second.
    half = part ?? half;
    const late = (half === '下午' || half === '晚上') && Number(hour) < 12 ? 12 : 0;
    times.push((Number(hour) + late) * 60 + (word === '半' ? 30 : Number(minute ?? word ?? 0)));
  }
  const days = { saturday: SATURDAY.test(words), sunday: SUNDAY.test(words) };
  if (times.length < 2) return { ...USUAL, ...days };
  return { from: Math.min(...times), to: Math.max(...times), ...days };
}
