/** Number of answers and time after which the time left can be estimated, in milliseconds. */
const [minAnswers, minTime] = [3, 3000] as const;

/**
 * Formats the progress of a run: `Looked up 12 of 160 papers, about 3 min left …`.
 *
 * @param passed time since the run began, in milliseconds
 */
export function formatTimeLeft(done: number, total: number, passed: number): string {
  const papers = `Looked up ${done} of ${total} ${total === 1 ? 'paper' : 'papers'}`;
  if (done < minAnswers || passed < minTime || done >= total) return `${papers} …`;
  const left = (passed / done) * (total - done);
  const minutes = Math.round(left / 60_000);
  if (left < 50_000) return `${papers}, about ${Math.max(5, Math.ceil(left / 5000) * 5)} s left …`;
  if (minutes < 100) return `${papers}, about ${Math.max(1, minutes)} min left …`;
  return `${papers}, about ${Math.round(minutes / 60)} h left …`;
}
