import { readCslJson } from '../../../src/import/readers/csl-json.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('csl-json', readCslJson);
