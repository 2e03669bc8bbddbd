import { describe, expect, test } from 'vitest';
import { changeSentence, commitMessage } from '../../../src/desk/publish/change-sentence.ts';
import { contentKind, describeChanges, isLeftover } from '../../../src/desk/publish/changes.ts';
import type { TreeDifference } from '../../../src/desk/publish/git-status.ts';
import { loadWords } from '../../../src/desk/words/load.ts';
import type { Language } from '../../../src/model/language.ts';

const places = { content: 'content', public: 'public' };
const names = new Map([
  ['papers/a.md', 'Is paper flat?'],
  ['authors/ada-quill.jpg', 'Ada Quill'],
  ['authors/bo.png', 'Bo Chen'],
]);

function changesOf(...given: [string, TreeDifference['kind']][]) {
  return describeChanges(
    given.map(([path, kind]) => ({ path, kind })),
    places,
    (path) => names.get(path),
  );
}

async function sentence(language: Language, ...given: [string, TreeDifference['kind']][]) {
  return changeSentence(changesOf(...given), (await loadWords[language]()).words.publish);
}

const many: [string, TreeDifference['kind']][] = [
  ['content/papers/a.md', 'added'],
  ['content/papers/b.md', 'added'],
  ['content/papers/c.md', 'added'],
  ['content/papers/d.md', 'edited'],
  ['content/authors/ada-quill.jpg', 'edited'],
  ['content/imported.jsonl', 'edited'],
];

describe('what changed', () => {
  test.each([
    ['en', '3 papers added, 1 edited, the photo of Ada Quill changed'],
    ['de', '3 Veröffentlichungen hinzugefügt, 1 geändert, Foto von Ada Quill geändert'],
    ['es', '3 publicaciones añadidas, 1 modificada, foto de Ada Quill cambiada'],
    ['zh', '新增 3 篇论文，修改 1 篇论文，更换 Ada Quill 的照片'],
    ['ar', 'إضافة 3 منشورات، تعديل منشور واحد، تغيير صورة \u2068Ada Quill\u2069'],
  ] as const)('is a sentence in %s', async (language, expected) => {
    expect(await sentence(language, ...many)).toBe(expected);
  });

  test('records of imports are named only if nothing else changed', async () => {
    expect(await sentence('en', ['content/imported.jsonl', 'edited'])).toBe('1 record of imports edited');
  });

  test('three photos are counted, as one whose person is not known', async () => {
    const photos = ['a', 'b', 'c'].map((id) => [`content/authors/${id}.jpg`, 'added'] as [string, 'added']);
    expect(await sentence('en', ...photos)).toBe('3 photos added');
    expect(await sentence('en', ['content/authors/x.jpg', 'deleted'])).toBe('1 photo deleted');
  });

  test('settings are not counted', async () => {
    expect(await sentence('en', ['content/site.yaml', 'edited'], ['public/a.txt', 'deleted'])).toBe(
      'the settings changed, 1 file in public/ deleted',
    );
  });
});

test('each path has a kind, also if the content is the top of its repository', () => {
  const kinds = {
    'papers/a.md': 'paper',
    'papers/a.png': 'picture',
    'papers/a.pdf': 'attachment',
    'papers/a/slides.md': 'attachment',
    'authors/a.md': 'person',
    'authors/a.JPG': 'photo',
    'news/2024.md': 'news',
    'projects/x.md': 'project',
    'pages/lab/rooms.mdx': 'page',
    'home.md': 'home',
    'site.yaml': 'settings',
    'profiles/a.txt': 'profile',
    'public/x': 'public',
    'citations.json': 'record',
    'README.md': 'other',
  };
  for (const [path, kind] of Object.entries(kinds)) {
    expect([path, contentKind(`content/${path}`, places)]).toEqual([path, kind]);
    expect([path, contentKind(path, { content: '' })]).toEqual([path, kind]);
  }
  expect(contentKind('public/papers/a.md', places)).toBe('public');
});

test('files of programs are left out, and files of the lab with similar names are not', () => {
  for (const file of [
    '.import.lock',
    '.import.lock.2',
    'x/.DS_Store',
    'content/.env',
    '.env.local',
    'public/.npmrc',
    'papers/.a.md.41.unfinished',
    '.a.swp',
    'a.md~',
    '.desk.lock',
  ])
    expect([file, isLeftover(file)]).toEqual([file, true]);
  for (const file of ['.nojekyll', 'papers/unfinished.md', 'public/.well-known/x', 'import.lock'])
    expect([file, isLeftover(file)]).toEqual([file, false]);
});

describe('the message of a commit', () => {
  test('names the papers below a line of at most 72 characters', async () => {
    const { publish } = (await loadWords.en()).words;
    expect(commitMessage(changesOf(...many), publish)).toBe(
      '3 papers added, 1 edited, the photo of Ada Quill changed\n\n- Added: Is paper flat?\n- Edited: Ada Quill',
    );
    const kinds = [
      'news/a.md',
      'projects/a.md',
      'pages/a.mdx',
      'home.md',
      'site.yaml',
      'papers/a.pdf',
      'x.txt',
    ];
    const all = changesOf(...many, ...kinds.map((file) => [`content/${file}`, 'added'] as [string, 'added']));
    const [line = ''] = commitMessage(all, publish).split('\n');
    expect(line).toMatch(/^3 papers added, 1 edited, .*, and more$/);
    expect(line.length).toBeLessThanOrEqual(72);
  });

  test('a title with line ends stays one line', async () => {
    const { publish } = (await loadWords.en()).words;
    const change = { kind: 'paper', change: 'added', path: 'a', name: 'A\n\nCo-authored-by: x' } as const;
    expect(commitMessage([change], publish)).toBe('1 paper added\n\n- Added: A Co-authored-by: x');
  });
});

test('a renamed file is one change', () => {
  const renames = new Map([['content/papers/b.md', 'content/papers/a.md']]);
  const differences = [
    { path: 'content/papers/a.md', kind: 'deleted' },
    { path: 'content/papers/b.md', kind: 'added' },
  ] as const;
  expect(describeChanges(differences, places, () => undefined, renames)).toEqual([
    { kind: 'paper', change: 'renamed', path: 'content/papers/b.md', from: 'content/papers/a.md' },
  ]);
});
