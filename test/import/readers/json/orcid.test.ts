import { readOrcid } from '../../../../src/import/readers/json/orcid.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('orcid', readOrcid);
