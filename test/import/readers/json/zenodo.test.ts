import { readZenodo } from '../../../../src/import/readers/json/zenodo.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('zenodo', readZenodo);
