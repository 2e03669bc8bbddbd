import { expect, test } from 'vitest';
import { formatXml, xmlElement } from '../../src/export/xml.ts';

test('escapes text, and leaves out the characters that XML 1.0 does not allow', () => {
  const element = xmlElement('a', { b: '"\u0000\f' }, 'x & <y>\u000C\uFFFE\ud800z');
  expect(formatXml(element)).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a b="&quot; ">x &amp; &lt;y&gt; \uFFFDz</a>\n',
  );
});
