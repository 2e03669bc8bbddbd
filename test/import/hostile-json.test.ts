import { formats } from '../../scripts/tools/fuzz/seeds.ts';
import { jsonReaders } from '../../src/import/readers/json/detect.ts';
import { standHostileTexts } from './hostile-formats.ts';

standHostileTexts(formats.filter((format) => Object.hasOwn(jsonReaders, format)));
