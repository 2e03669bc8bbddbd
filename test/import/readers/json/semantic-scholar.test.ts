import { readSemanticScholar } from '../../../../src/import/readers/json/semantic-scholar.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('semantic-scholar', readSemanticScholar);
