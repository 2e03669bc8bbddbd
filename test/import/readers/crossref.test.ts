import { readCrossref } from '../../../src/import/readers/crossref.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('crossref', readCrossref);
