// Loaded into a process that is measured (`node --import`): leaves the most memory it held, in bytes, in a file.
import { writeFileSync } from 'node:fs';

const file = process.env.OFFPRINT_PEAK_MEMORY;
// Processes started by the measured one are not measured.
delete process.env.OFFPRINT_PEAK_MEMORY;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
