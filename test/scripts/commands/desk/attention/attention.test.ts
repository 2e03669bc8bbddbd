import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../open-desk.ts';

let open: OpenDesk;
afterEach(() => open.close());

const site = { 'site.yaml': 'title: Folding lab\nurl: https://lab.example.org\n' };
const read = (file: string) => readFileSync(path.join(open.content, file), 'utf8');
const paper = (title: string, more: string) =>
  `---\ntitle: ${title}\ntype: article-journal\n${more}---\n\nAn abstract.\n`;

test('a content without anything to look at says so', async () => {
  open = openDesk(site);
  expect(await open.get('/attention')).toContain('Nothing needs your attention');
});

describe('a proposal', () => {
  const proposals = `herds:
  paper: Herds of Example. Ada Quill. 2020
  records:
    - source: OpenAlex
      address: http://openalex.example/W1
      evidence:
        title: the same, except for "<i>of</i>"
      found:
        title: Herds of Example
        type: article-journal
        author: [Ada Quill]
        issued: "2020"
        containerTitle: Letters
        DOI: 10.5555/herds
`;
  const start = () => {
    open = openDesk({
      ...site,
      'papers/herds.md': paper('Herds of Example', 'author: [Ada Quill]\nissued: "2020" # checked\n'),
      'proposals.yaml': proposals,
    });
  };
  const hashOf = async () => /name="proposal" value="([^"]+)"/u.exec(await open.get('/attention'))?.[1] ?? '';

  test('is shown with its evidence, and nothing of it is HTML', async () => {
    start();
    const page = await open.get('/attention');
    expect(page).toContain('the same, except for &quot;&lt;i&gt;of&lt;/i&gt;&quot;');
    expect(page).toContain('href="https://doi.org/10.5555/herds"');
  });

  test('that is accepted gives the paper what it lacks, in one step for undo', async () => {
    start();
    const answer = await open.post('/attention/proposals', {
      paper: 'herds',
      proposal: await hashOf(),
      answer: '1',
    });
    expect(answer.headers.get('location')).toMatch(/^\/attention\?done=/u);
    expect(read('papers/herds.md')).toContain('DOI: "10.5555/herds"');
    expect(read('papers/herds.md')).toContain('issued: "2020" # checked');
    expect(read('proposals.yaml')).not.toContain('herds:');
    const step = /done=(.+)$/u.exec(answer.headers.get('location') ?? '')?.[1];
    await open.post(`/undo/${step}`, {});
    expect(read('papers/herds.md')).not.toContain('DOI');
    expect(read('proposals.yaml')).toBe(proposals);
  });

  test('that is refused is remembered and not proposed again', async () => {
    start();
    await open.post('/attention/proposals', { paper: 'herds', proposal: await hashOf(), answer: 'refuse' });
    expect(read('papers/herds.md')).not.toContain('DOI');
    expect(read('asked.jsonl')).toContain('doi:10.5555/herds');
    expect(await open.get('/attention')).not.toContain('Herds of Example. Ada Quill');
  });

  test('that changed since it was shown is not answered', async () => {
    start();
    const proposal = await hashOf();
    writeFileSync(
      path.join(open.content, 'proposals.yaml'),
      proposals.replace('10.5555/herds', '10.5555/other'),
    );
    await open.post('/attention/proposals', { paper: 'herds', proposal, answer: '1' });
    expect(read('papers/herds.md')).not.toContain('DOI');
  });
});

describe('two files of one paper', () => {
  const start = () => {
    open = openDesk({
      ...site,
      'papers/herds.md': paper('Herds of Example', 'author: [Ada Quill]\n# mine\nissued: "2020"\n'),
      'papers/herds-2.md': paper(
        'Herds of Examples',
        'author: [Ada Quill]\nissued: "2020"\nvolume: "3"\nprofiles: [ada-quill]\n',
      ),
      'authors/ada-quill.md': '---\nname: Ada Quill\n---\n',
    });
  };
  const send = async (answer: string) => {
    const page = await open.get('/attention');
    const [first, second] = ['first', 'second'].map(
      (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1],
    );
    expect([first, second].sort()).toEqual(['herds', 'herds-2']);
    return open.post('/attention/papers', { first: first ?? '', second: second ?? '', answer });
  };

  test('become one: it has the values of both, and the old address leads to it', async () => {
    start();
    await send('herds');
    expect(existsSync(path.join(open.content, 'papers/herds-2.md'))).toBe(false);
    const text = read('papers/herds.md');
    expect(text).toContain('title: Herds of Example\n');
    expect(text).toContain('# mine\nissued: "2020"');
    expect(text).toContain('volume: "3"');
    expect(text).toMatch(/aliases:\s*(?:\[herds-2\]|\n?\s*- herds-2)/u);
    expect(text).toContain('ada-quill');
    expect(await open.get('/attention')).not.toContain('Possible duplicates');
  });

  test('become one with the PDF and the picture of both, and undo gives each its own again', async () => {
    start();
    const write = (file: string, bytes: Buffer) => writeFileSync(path.join(open.content, file), bytes);
    const has = (file: string) => existsSync(path.join(open.content, file));
    const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00, 0x80]);
    write('papers/herds-2.pdf', pdf);
    write('papers/herds-2.jpg', Buffer.from('second'));
    write('papers/herds.png', Buffer.from('first'));
    mkdirSync(path.join(open.content, 'papers/herds-2'));
    write('papers/herds-2/slides.pdf', Buffer.from('slides'));
    write('papers/herds-2/page.html', Buffer.from('<script>'));
    const step = /done=(.+)$/u.exec((await send('herds')).headers.get('location') ?? '')?.[1];
    expect(readFileSync(path.join(open.content, 'papers/herds.pdf')).equals(pdf)).toBe(true);
    expect([has('papers/herds/slides.pdf'), has('papers/herds/page.html')]).toEqual([true, false]);
    // Two pictures: neither replaces the other.
    expect(
      ['herds-2.pdf', 'herds-2.jpg', 'herds.png', 'herds.jpg'].map((file) => has(`papers/${file}`)),
    ).toEqual([false, true, true, false]);
    await open.post(`/undo/${step}`, {});
    expect([has('papers/herds.pdf'), has('papers/herds-2.md')]).toEqual([false, true]);
    expect(readFileSync(path.join(open.content, 'papers/herds-2.pdf')).equals(pdf)).toBe(true);
  });

  test('stay two, and are not shown again', async () => {
    start();
    await send('different');
    expect(existsSync(path.join(open.content, 'papers/herds-2.md'))).toBe(true);
    expect(await open.get('/attention')).not.toContain('Possible duplicates');
  });

  test('an answer with another file, or a path, changes nothing', async () => {
    start();
    await send('ada-quill');
    const wrong = await open.post('/attention/papers', {
      first: '../site',
      second: 'herds',
      answer: 'herds',
    });
    expect(wrong.status).toBe(400);
    expect(existsSync(path.join(open.content, 'papers/herds-2.md'))).toBe(true);
  });
});

describe('spellings of a name', () => {
  const start = () => {
    open = openDesk({
      ...site,
      'papers/herds.md': paper('Herds of Example', 'author: [Ada Quill, Bo Chen]\nissued: "2020"\n'),
      'papers/ice.md': paper('Ice on Sand', 'author: [A. Quill, Bo Chen]\nissued: "2021"\n'),
    });
  };
  const send = async (answer: string) => {
    const names = /name="names" value="([^"]+)"/u.exec(await open.get('/attention'))?.[1] ?? '';
    expect(names).not.toBe('');
    await open.post('/attention/people', { names, answer });
    expect(await open.get('/attention')).not.toContain('Names that may be one person');
  };

  test('become one person', async () => {
    start();
    await send('same');
    expect(read('authors/ada-quill.md')).toContain('- A. Quill');
  });

  test('are kept apart by a file for each', async () => {
    start();
    await send('different');
    expect(read('authors/a-quill.md')).toBe('---\nname: A. Quill\n---\n');
    expect(read('authors/ada-quill.md')).toBe('---\nname: Ada Quill\n---\n');
  });
});

test('a finding leads to its field in the form', async () => {
  open = openDesk({
    ...site,
    'papers/herds.md': paper('Herds of Example', 'author: [Ada Quill]\nissued: "3020"\n'),
  });
  const page = await open.get('/attention');
  expect(page).toContain('href="/edit/papers/herds#field-issued"');
  // A missing value has no line of its own.
  expect(page).toContain('href="/edit/papers/herds#field-DOI"');
});
