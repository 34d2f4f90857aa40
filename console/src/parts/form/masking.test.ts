/** Masking: what is masked is gone, and what looks like an identity is found. */

import { describe, expect, it } from 'vitest';
import { mask, maskLikelyIdentity, maskSpans } from './masking.ts';

describe('masking', () => {
  it('replaces the selection, character by character, and nothing else', () => {
    expect(mask('窗口的王某态度差', 3, 5)).toBe('窗口的██态度差');
    expect(mask('abc', 0, 3)).toBe('███');
    expect(mask('abc', 1, 1)).toBe('abc');
  });

  it('replaces several parts at once, in whatever order they are named', () => {
    const spans = [
      { from: 2, to: 4 },
      { from: 6, to: 8 },
    ];
    expect(maskSpans('我叫张三，请张三接', spans)).toBe('我叫██，请██接');
    expect(maskSpans('我叫张三，请张三接', [...spans].reverse())).toBe('我叫██，请██接');
    expect(maskSpans('无', [])).toBe('无');
  });

  it.each([
    ['手机', '请打 13812345678 找我', '13812345678'],
    ['手机带空格', '138 1234 5678', '138 1234 5678'],
    ['身份证', '身份证 41140219900101123X', '41140219900101123X'],
    ['座机', '电话 0370-1234567', '0370-1234567'],
    ['邮箱', '写信 wang.wu@example.com', 'wang.wu@example.com'],
    ['车牌', '我的车豫N12345停在门口', '豫N12345'],
  ])('finds %s', (_, text, secret) => {
    const masked = maskLikelyIdentity(text);
    expect(masked).not.toContain(secret);
    expect(masked).toContain('█');
    expect(masked.length).toBe(text.length);
  });

  it('leaves ordinary words and sums alone', () => {
    const text = '排队 45 分钟,收费 1200 元,2026-11-24 去的 3 号窗口';
    expect(maskLikelyIdentity(text)).toBe(text);
  });
});
