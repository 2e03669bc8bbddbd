import { test } from 'vitest';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { expectLinearTime } from '../linear-time.ts';
import { longFrontmatter } from './long-frontmatter.ts';

test.each(longFrontmatter)('reads many %s in linear time', (name, yamlOf) => {
  expectLinearTime(name, (length) => parsePaperFile(`---\n${yamlOf(length)}\n---\n`, 'a.md', 'a'));
});
