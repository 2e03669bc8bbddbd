import { readCrossref } from '../../../../src/import/readers/json/crossref.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('crossref', readCrossref);
