import type { SearchDocument } from '../../src/search/index/document.ts';

/**
 * Papers that are hard to search: with accents, several scripts, long author lists, similar titles, or only a title.
 */
export const papers: SearchDocument[] = [
  {
    id: 'herd',
    title: 'The Llama 3 Herd of Models',
    author: ['Aaron Grattafiori', 'Abhimanyu Dubey', 'Abhinav Jauhri'],
    authorsTruncated: true,
    owners: ['Dhruv Choudhary'],
    abstract:
      'Modern artificial intelligence is powered by foundation models. This paper presents a new set of language models. ' +
      'We find that it delivers quality comparable to the leading systems on a plethora of tasks.',
    type: 'article',
    typeLabel: 'Preprint',
    date: '31 July 2024',
    categories: ['AI'],
    code: true,
  },
  { id: 'herding', title: 'Herding Cats', author: ['Ann Lee'], date: '2023' },
  {
    id: 'recommendation',
    title: 'Deep Learning Recommendation Model for Personalization',
    author: ['Maxim Naumov', 'Dheevatsa Mudigere'],
    abstract:
      'With the advent of deep learning, neural networks for recommendation have emerged. The rest is herds.',
    categories: ['IR', 'LG'],
  },
  {
    id: 'lexicon',
    title: 'A Lexicon for Word Senses',
    author: ['Hinrich Schütze', 'Saša Hasan'],
    date: '2012',
  },
  { id: 'attention', title: 'Attention', author: ['Bo Pang'] },
  { id: 'attention-all', title: 'Attention Is All You Need', author: ['Ashish Vaswani'] },
  { id: 'classics', title: '针对古代经典文献的引用查找方法', author: ['李 明'] },
  { id: 'hindi', title: 'हिन्दी पाठ का विश्लेषण', author: ['Mausam'] },
  { id: 'symbols', title: 'C++ & <think>: $O(n^2)$ \\ 100%?', author: [':', 'DreamX Team'] },
  { id: 'proto', title: '__proto__ constructor toString', author: [] },
  {
    id: 'collaboration',
    title: 'Observation of a Boson',
    author: [...Array.from({ length: 3300 }, (_, index) => `Member Nr${index}`), 'Zoë Wärnå'],
  },
  { id: 'untitled-twin-1', title: 'Editorial', author: ['A. One'], date: '2020' },
  { id: 'untitled-twin-2', title: 'Editorial', author: ['B. Two'], date: '2019' },
];
