import { expect, test } from 'vitest';
import { findPapers } from '../../src/complete/find-papers.ts';
import { servicesOf } from '../../src/fetch/services.ts';
import { createTransport } from '../../src/fetch/transport.ts';

test('answers no question without asking a service', async () => {
  const transport = createTransport({ userAgent: 'test', fetch: () => Promise.reject(new Error('asked')) });
  expect(await findPapers([], { services: servicesOf({}), transport })).toEqual([]);
});
