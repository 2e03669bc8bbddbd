import { formats } from '../../scripts/tools/fuzz/seeds.ts';
import { jsonReaders } from '../../src/import/readers/json/detect.ts';
import { testHostileTexts } from './hostile-formats.ts';

testHostileTexts(formats.filter((format) => Object.hasOwn(jsonReaders, format)));
