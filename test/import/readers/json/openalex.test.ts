import { readOpenAlex } from '../../../../src/import/readers/json/openalex.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('openalex', readOpenAlex);
