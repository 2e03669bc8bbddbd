import { readOpenAlex } from '../../../src/import/readers/openalex.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('openalex', readOpenAlex);
