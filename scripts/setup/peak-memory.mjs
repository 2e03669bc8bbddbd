// Loaded into a process with `node --import`. Writes the peak memory of the process in bytes to a file when it ends.
import { writeFileSync } from 'node:fs';

const file = process.env.OFFPRINT_PEAK_MEMORY;
// Child processes inherit the environment, and must not write to the file.
delete process.env.OFFPRINT_PEAK_MEMORY;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)));
