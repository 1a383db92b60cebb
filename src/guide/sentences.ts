const leastLength = 6;
const most = 5;

/** Long messages tell a story around the wish: each sentence is also looked at alone. */
export function sentencesOf(text: string): string[] {
  const sentences = text.split(/[。！？!?\n]+/).filter((sentence) => sentence.trim().length >= leastLength);
  return sentences.length < 2 ? [] : sentences.slice(0, most);
}
