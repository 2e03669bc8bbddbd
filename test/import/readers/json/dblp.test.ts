import { readDblpSearch } from '../../../../src/import/readers/json/dblp.ts';
import { testJsonReader } from './json-cases.ts';

testJsonReader('dblp', readDblpSearch);
