import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '../../src/model/id.ts';
import { formatName, isNaming, type Name, nameKey } from '../../src/model/name.ts';
import { parseName } from '../../src/model/name-parts.ts';

const keysOf = (names: readonly Name[]) => new Set(names.map(nameKey));

describe('real records 7: names', () => {
  test.each([
    ['apostrophes', [..."'’‘ʼʻ`´′＇ʹ"].map((sign) => `Sinéad O${sign}Brien`)],
    ['hyphens', [...'-‐‑‒–—−﹣－'].map((sign) => `Rana El${sign}Masri`)],
    [
      'invisible characters',
      [...'\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u061c'].map((sign) => `Bo Ch${sign}en`),
    ],
    ['invisible characters at the ends', ['\ufeffBo Chen', 'Bo Chen\u200b', 'Bo\u00ad Chen', 'Bo Chen']],
    [
      'Han',
      [
        '李小龍',
        '李 小龍',
        '李, 小龍',
        '李，小龍',
        { family: '李', given: '小龍' },
        '李\u3000小龍',
        '李\u200b小龍',
      ],
    ],
    ['kana', ['やまだ たろう', 'やまだ, たろう', { family: 'やまだ', given: 'たろう' }, 'やまだたろう']],
    ['Hangul', ['박 지성', '박지성', '박, 지성', { family: '박', given: '지성' }]],
    [
      'Katakana of half width',
      [
        { family: 'スミス', given: 'ジョン' },
        { family: 'ｽﾐｽ', given: 'ｼﾞｮﾝ' },
      ],
    ],
    ['letters for hamza and ayn', ['Muḥammad ʿAlī', "Muhammad 'Ali", 'Muḥammad ‘Alī']],
  ] as [string, Name[]][])('that differ only in %s have one key', (_, names) => {
    expect([...keysOf(names)]).toHaveLength(1);
  });

  test.each([
    ['apostrophes', [..."'’‘ʼʻ`´′＇ʹ"].map((sign) => `Sinéad O${sign}Brien`), 'sinead-obrien'],
    ['hyphens', [...'-‐‑‒–—−﹣－'].map((sign) => `Rana El${sign}Masri`), 'rana-el-masri'],
    [
      'invisible characters',
      [...'\u00ad\u200b\u200d\u2060\ufeff'].map((sign) => `Bo Ch${sign}en`),
      'bo-chen',
    ],
  ])('that differ only in %s have one id', (_, names, id) => {
    expect(new Set(names.map((name) => toId(name, 'person')))).toEqual(new Set([id]));
  });

  test('that differ in more stay different', () => {
    expect(
      keysOf(["O'Brien", 'OBrien', 'Brien', '李小龍', '李小', 'राम', 'रोम', 'J. Roe', 'Jane Roe']).size,
    ).toBe(9);
  });

  test.each([
    [{ family: '李', given: '小龍' }, '李小龍'],
    [{ family: '山田', given: '花子' }, '山田花子'],
    [{ family: 'スミス', given: 'ジョン' }, 'スミスジョン'],
    [{ family: '박', given: '지성' }, '박지성'],
    ['山田, 花子', '山田花子'],
    [{ family: 'Wang', given: '小明' }, '小明 Wang'],
    [{ family: '李', given: 'Bruce' }, 'Bruce 李'],
    [{ family: 'สุข', given: 'สมชาย' }, 'สมชาย สุข'],
    [{ family: 'Петров', given: 'Иван' }, 'Иван Петров'],
  ] as [Name, string][])(
    'are in the order of their script (CSL 1.0.2, name-part order): %j',
    (name, text) => {
      expect(formatName(name)).toBe(text);
    },
  );

  test('in Han with a comma have parts, with a space not, since sources write both orders', () => {
    expect(parseName('山田, 花子')).toEqual({ family: '山田', given: '花子' });
    expect(parseName('박，지성')).toEqual({ family: '박', given: '지성' });
    expect(parseName('花子 山田')).toEqual({ literal: '花子 山田' });
  });

  test('of invisible characters only are not names', () => {
    expect(['\u200b', '\u3164', '\u00ad \ufeff', ':'].some(isNaming)).toBe(false);
  });

  test('keep their key if invisible characters are added anywhere', () => {
    const sign = fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff');
    const name = fc.constantFrom(
      'Ada Quill',
      "Sinéad O'Brien",
      '李小龍',
      'Rob van der Meer',
      'Rana El-Masri',
    );
    fc.assert(
      fc.property(name, fc.nat(20), sign, (text, at, added) => {
        expect(nameKey(text.slice(0, at) + added + text.slice(at))).toBe(nameKey(text));
      }),
    );
  });
});
