import { readDatacite } from '../../../../src/import/readers/json/datacite.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('datacite', readDatacite);
