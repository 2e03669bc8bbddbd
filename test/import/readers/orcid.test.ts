import { readOrcid } from '../../../src/import/readers/orcid.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('orcid', readOrcid);
