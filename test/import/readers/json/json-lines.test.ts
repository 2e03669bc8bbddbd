import { readJsonLines } from '../../../../src/import/readers/json/json-lines.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('json-lines', readJsonLines);
