import { expect, test } from 'vitest';
import { readCslJson } from '../../../../src/import/readers/json/csl-json.ts';
import { expectLinearTime } from '../../../linear-time.ts';

test('reads records of CSL-JSON in linear time', () => {
  const record = `{"type":"book","title":"A <i>title</i>","author":[{"family":"Quill","given":"Ada"}],"abstract":"${'We fold. '.repeat(100)}"}`;
  const lengths = [200_000, 2_000_000, 6_000_000] as const;
  expectLinearTime(
    'records',
    (length) => {
      const count = Math.round(length / 1000);
      const text = `[${`${record},`.repeat(count)}${record}]`;
      expect(readCslJson(text, 'x')[0]?.records).toHaveLength(count + 1);
    },
    lengths,
  );
});
