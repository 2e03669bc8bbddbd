import { readZotero } from '../../../../src/import/readers/json/zotero.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('zotero', readZotero);
