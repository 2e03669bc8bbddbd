/** Returns the path of the file of a paper, below the content folder. */
export function paperFile(id: string): string {
  return `papers/${id}.md`;
}
