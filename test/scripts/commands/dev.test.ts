import { expect, test } from 'vitest';
import { main } from '../../../scripts/commands/dev.ts';
import { runCommand } from '../run-command.ts';

test.each([[['--port', '4511x']], [['--port']], [['--host', '127.0.0.1']], [['src']]])(
  'refuses %j',
  async (argv) => {
    const { code, stderr } = await runCommand(main, argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Usage: npm run dev -- [--port NUMBER]')]);
  },
);

test('stops the server and ends with 0 when it is asked to stop', async () => {
  const { code, all } = await runCommand(main, ['--port', '4719'], { signal: AbortSignal.timeout(50) });
  expect([code, all]).toEqual([0, expect.not.stringContaining('has stopped')]);
});
