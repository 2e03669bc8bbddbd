import { formats } from '../../scripts/tools/fuzz/seeds.ts';
import { testGrowth } from './hostile-formats.ts';

testGrowth(formats);
