import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { parseSourceDate } from '../../../../src/import/readers/values/dates.ts';
import { isDate } from '../../../../src/model/date.ts';

describe('real records 4: dates as people write them', () => {
  test.each([
    ['7-9 October 2021', '2021-10-07'],
    ['30 June – 2 July 2019', '2019-06-30'],
    ['June 30--July 2, 2019', '2019-06-30'],
    ['28 December 2018 to 3 January 2019', '2018-12-28'],
    ['Dec. 30 - Jan. 3, 2019', '2018-12-30'],
    ['2018 Dec 30-2019 Jan 3', '2018-12-30'],
    ['2nd–4th of Sept., 2020', '2020-09-02'],
    ['23, 24 and 25 May 2019', '2019-05-23'],
    ['Mon 23 & Tue 24 May 2019', '2019-05-23'],
    ['4.-6. Oktober 2021', '2021-10-04'],
    ['du 1er au 3 août 2018', '2018-08-01'],
    ['23 al 27 de mayo de 2019', '2019-05-23'],
    ['10–12 września 2019', '2019-09-10'],
    ['5–7 марта 2020 г.', '2020-03-05'],
    ['2019年5月23日〜27日', '2019-05-23'],
    ['4.-6.10.2021', '2021-10-04'],
    ['30.9. - 2.10.2021', '2021-09-30'],
    ['23-27/05/2019', '2019-05-23'],
    ['05/23-27/2019', '2019-05-23'],
    ['2019/05//23-27 May', '2019-05-23'],
    ['May–June 2019', '2019-05'],
    ['05-06/2019', '2019-05'],
  ])('the range %j begins on %s', (text, issued) => {
    expect(parseSourceDate(text)).toEqual({ issued, isWhole: false, isRead: true });
  });

  test.each([
    ['23.05.2019', '2019-05-23'],
    ['23/05/2019', '2019-05-23'],
    ['05/23/2019', '2019-05-23'],
    ['5/2019', '2019-05'],
    ['1er mai 2019', '2019-05-01'],
    ['Thursday, 23rd of May 2019', '2019-05-23'],
  ])('%j is the date %s', (text, issued) => {
    expect(parseSourceDate(text)).toEqual({ issued, isWhole: true, isRead: true });
  });

  test.each([
    ['Spring 2019', true],
    ['Winter 2018/2019', true],
    ['in press, 2019', true],
    ['5/6/2019', false],
    ['2019 Octember', false],
    ['45 2019', false],
    ['2019-13-01', false],
  ])('only the year of %j is read, and whether the rest is known is reported: %s', (text, isRead) => {
    const year = /\d{4}/u.exec(text)?.[0] ?? '';
    expect(parseSourceDate(text)).toEqual({ issued: year, isWhole: false, isRead });
  });

  test('of a range over two years, the part in the year of the paper is used', () => {
    expect(parseSourceDate('30 December 2018 – 3 January 2019', '2019')?.issued).toBe('2019-01');
    expect(parseSourceDate('30 December 2018 – 3 January 2019', '2018')?.issued).toBe('2018-12-30');
  });

  test('any range of days has its first day, in any of these notations', () => {
    const months = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'en', 'en'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 26 }),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom(...months),
        fc.constantFrom('-', '--', '–', ' - ', ' to ', '/', ' & '),
        (month, day, length, language, joint) => {
          const date = new Date(Date.UTC(2019, month - 1, day));
          const name = date.toLocaleDateString(language, { month: 'long', timeZone: 'UTC' });
          const issued = date.toISOString().slice(0, 10);
          for (const text of [
            `${day}${joint}${day + length} ${name} 2019`,
            `${name} ${day}${joint}${day + length}, 2019`,
          ])
            expect([text, parseSourceDate(text)?.issued]).toEqual([text, issued]);
        },
      ),
    );
  });

  test('any text has a date that exists, or none', () => {
    const piece = fc.constantFrom('2019', '31', '30', '2', '-', '/', '.', ' ', 'Feb', 'Juni', 'to', '月', 'x', '1st', ':'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(undefined, '2020'), (pieces, year) => {
        const date = parseSourceDate(pieces.join(''), year);
        expect(date === undefined || isDate(date.issued)).toBe(true);
      }),
    );
  });
});
