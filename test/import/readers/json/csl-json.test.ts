import { readCslJson } from '../../../../src/import/readers/json/csl-json.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('csl-json', readCslJson);
