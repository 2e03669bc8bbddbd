import { expect, test } from 'vitest';
import { pubMedCentralUrl, pubMedUrl } from '../../src/model/pubmed.ts';

test.each([
  ['29424689', 'https://pubmed.ncbi.nlm.nih.gov/29424689/'],
  [' 1 ', 'https://pubmed.ncbi.nlm.nih.gov/1/'],
  ['PMID: 5', undefined],
  ['12/../3', undefined],
  [undefined, undefined],
])('the address of PMID %s', (number, address) => {
  expect(pubMedUrl(number)).toBe(address);
});

test.each([
  ['PMC5832410', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC5832410/'],
  ['pmc7', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7/'],
  ['5832410', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC5832410/'],
  ['PMC', undefined],
  ['PMC1?x=javascript:', undefined],
  [undefined, undefined],
])('the address of PMCID %s', (number, address) => {
  expect(pubMedCentralUrl(number)).toBe(address);
});
