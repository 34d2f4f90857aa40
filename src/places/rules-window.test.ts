/** Words of halls and windows, as offices write them. */

import { describe, expect, it } from 'vitest';
import { openHoursOf, serviceItemsOf } from './rules-window.ts';

describe('the service items of a window', () => {
  it.each([
    ['', []],
    ['企业开办', ['企业开办']],
    ['企业开办、企业变更，企业注销；食品经营许可', ['企业开办', '企业变更', '企业注销', '食品经营许可']],
    ['户籍办理\n身份证/户籍办理', ['户籍办理', '身份证']],
    [' 、，', []],
  ])('of %j are %j', (services, items) => {
    expect(serviceItemsOf(services)).toEqual(items);
  });
});

describe('the hours of a hall', () => {
  it.each([
    ['9:00–17:00', 540, 1020, false, false],
    ['周一至周五 8:30-12:00 14:30-18:00', 510, 1080, false, false],
    ['工作日：上午8:30—12:00，下午2:30—6:00', 510, 1080, false, false],
    ['上午九点', 480, 1080, false, false],
    ['8点半至12点，下午3点至6点30分', 510, 1110, false, false],
    ['周一至周六 9：00－17：00，周日休息', 540, 1020, true, false],
    ['每天 0:00-24:00（自助）', 0, 1440, true, true],
    ['周一至周五9:00-17:00，周末9:00-12:00', 540, 1020, true, true],
    ['', 480, 1080, false, false],
  ])('%j', (hours, from, to, saturday, sunday) => {
    expect(openHoursOf(hours)).toEqual({ from, to, saturday, sunday });
  });
});
