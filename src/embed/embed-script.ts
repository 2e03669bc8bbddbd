import source from './embed.js?raw';

/** The text of `embed.js` without comments and indentation. It is under 4 kB. */
export const embedScript = source
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('//') && !/^\/\*\*.*\*\/$/u.test(line))
  .join('\n');
