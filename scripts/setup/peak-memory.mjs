// This module is loaded into another process with `node --import`. When that process ends, the module writes the peak
// memory of the process in bytes to the file `OFFPRINT_PEAK_MEMORY`.
import { writeFileSync } from 'node:fs';

const file = process.env.OFFPRINT_PEAK_MEMORY;
// Child processes inherit the environment, but only the measured process may write to the file.
delete process.env.OFFPRINT_PEAK_MEMORY;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
