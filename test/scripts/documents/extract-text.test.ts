import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { documentKind } from '../../../scripts/documents/document-kind.ts';
import { checkZip } from '../../../scripts/documents/docx-text.ts';
import { extractText } from '../../../scripts/documents/extract-text.ts';
import { htmlToText } from '../../../scripts/documents/html-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Returns a zip file. The sizes in its directory are the real ones, except if a file states another size. */
function zip(files: Record<string, string | { content: string; stated: number }>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of Object.entries(files)) {
    const content = Buffer.from(typeof file === 'string' ? file : file.content);
    const size = typeof file === 'string' ? content.length : file.stated;
    const data = deflateRawSync(content);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt16LE(8, 0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function crc32(data: Buffer): number {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const word = (paragraphs: readonly string[]) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`;
const docx = (document: string) =>
  zip({ '[Content_Types].xml': types, '_rels/.rels': relations, 'word/document.xml': document });

/** The part of a trailer that encrypts a PDF file with a password (ISO 32000-1, 7.6.3). */
const encryption = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;

/** Returns a PDF file with one page and one line of text per item. */
function pdf(lines: readonly string[], trailer = ''): Buffer {
  const content = `BT /F1 12 Tf 14 TL 50 700 Td ${lines.map((line) => `(${line.replace(/[()\\]/gu, '\\$&')}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}

test.each<[string, Uint8Array, string | undefined]>([
  ['a page', bytes('<!DOCTYPE html><title>x</title>'), 'html'],
  ['a page after a comment and a mark', bytes('\uFEFF\n<!-- saved from url -->\n<html lang="en">'), 'html'],
  ['a Word file', docx(word(['x'])), 'docx'],
  ['another zip file', zip({ 'a.txt': 'x' }), undefined],
  ['a PDF file', pdf(['x']), 'pdf'],
  [
    'XHTML',
    bytes('<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'),
    'html',
  ],
  ['a page in UTF-16', Buffer.from('\uFEFF<!doctype html><p>x', 'utf16le'), 'html'],
  ['a part of a page', bytes('<ul>\n<li>Quill, A. (2020). Folds.</li></ul>'), 'html'],
  ['text with a sign', bytes('<poster> Quill, A. (2020). Folds.'), undefined],
  ['BibTeX', bytes('@article{x, title = {<html>}}'), undefined],
  ["arXiv's XML", bytes('<?xml version="1.0"?><feed></feed>'), undefined],
  ['text about HTML', bytes('The <html> element is the first one.'), undefined],
])('the kind of %s is recognised', (_, content, kind) => {
  expect(documentKind(content)).toBe(kind);
});

describe('the text of a web page', () => {
  test('has one line per block, without scripts and menus', () => {
    const text = htmlToText(
      '<html><head><title>T</title><style>a{}</style></head><body><nav>Home</nav><h1>Ada <b>Quill</b></h1><script>x()</script><p>One<br>two</p><ul><li>A\n  b</li><li>C</li></ul><footer>© 2024</footer></body></html>',
    );
    expect(text).toBe('Ada Quill\n\nOne\ntwo\n\nA b\n\nC\n');
  });

  test('is that of the main part if the page has one', () => {
    expect(htmlToText('<body><div>Menu</div><main><p>Paper</p></main><div>More</div></body>')).toBe(
      'Paper\n',
    );
    expect(htmlToText('<body><div>Menu</div><div role="main"><p>Paper</p></div></body>')).toBe('Paper\n');
  });

  test('keeps the identifiers of links, also of menus inside an entry', () => {
    const link = (href: string) => `<a href="${href}">view</a>`;
    expect(htmlToText(`<li>Folds ${link('https://doi.org/10.1234/x')}</li>`)).toBe(
      'Folds view https://doi.org/10.1234/x\n',
    );
    expect(htmlToText(`<li><nav>${link('https://arxiv.org/abs/2001.00001')}</nav>Folds.</li>`)).toBe(
      'Folds. https://arxiv.org/abs/2001.00001\n',
    );
    expect(htmlToText(`<li>Folds. doi:10.1234/x ${link('https://doi.org/10.1234/x')}</li>`)).toBe(
      'Folds. doi:10.1234/x view\n',
    );
    expect(
      htmlToText(`<li>Folds ${link('https://example.org/doi')} ${link('javascript:alert(1)')}</li>`),
    ).toBe('Folds view view\n');
  });

  test('is read from a page that is nested deeply', () => {
    expect(htmlToText(`${'<div>'.repeat(400)}Deep${'</div>'.repeat(400)}`)).toBe('Deep\n');
  });
});

describe('a process of its own', { timeout: 120_000 }, () => {
  test.each<[string, Uint8Array, 'html' | 'docx' | 'pdf', string]>([
    [
      'a web page',
      bytes('<meta charset="utf-8"><p>Müller, Ö. (2020). Folds.</p>'),
      'html',
      'Müller, Ö. (2020). Folds.\n',
    ],
    [
      'a web page in Latin-1',
      Buffer.from('<meta charset="iso-8859-1"><p>Müller</p>', 'latin1'),
      'html',
      'Müller\n',
    ],
    [
      'a web page in Latin-1 that does not state it',
      Buffer.from('<p>Müller, Ö. (2020). Folds.</p>', 'latin1'),
      'html',
      'Müller, Ö. (2020). Folds.\n',
    ],
    ['a web page in UTF-16', Buffer.from('\uFEFF<p>Müller</p>', 'utf16le'), 'html', 'Müller\n'],
    [
      'a web page with many links in one paragraph',
      bytes(
        `<p>${Array.from({ length: 60_000 }, (_, at) => `<a href="//doi.org/10.1/${at}">a</a>`).join('')}`,
      ),
      'html',
      `${'a'.repeat(60_000)} ${Array.from({ length: 500 }, (_, at) => `https://doi.org/10.1/${at}`).join(' ')}\n`,
    ],
    [
      'a Word file',
      docx(word(['Quill, A. (2020). Folds.', 'Chen, B. (2021). Creases.'])),
      'docx',
      'Quill, A. (2020). Folds.\n\nChen, B. (2021). Creases.\n',
    ],
    [
      'a PDF file',
      pdf(['Quill, A. (2020). Folds.', 'Chen, B. (2021). Creases.']),
      'pdf',
      'Quill, A. (2020). Folds.\nChen, B. (2021). Creases.\n',
    ],
  ])('reads %s', async (_, content, kind, text) => {
    expect(await extractText(content, kind)).toEqual({ text });
  });

  test.each<[string, Uint8Array, 'docx' | 'html' | 'pdf', RegExp]>([
    ['a web page that is nested too deeply', bytes('<div>'.repeat(60_000)), 'html', /nested too deeply/],
    ['a damaged Word file', docx(word(['x'])).subarray(0, 300), 'docx', /^it is damaged$/],
    ['a Word file without a document', docx('<x/>').fill(0, 60, 90), 'docx', /^it is damaged$/],
    ['a damaged PDF file', bytes('%PDF-1.4\nnothing'), 'pdf', /^it is damaged$/],
    ['a PDF file with a password', pdf(['x'], encryption), 'pdf', /^it is encrypted$/],
    [
      'a PDF file that is encrypted in an unknown way',
      pdf(['x'], '/Encrypt << /Filter /Unknown >>'),
      'pdf',
      /^it is encrypted$/,
    ],
    [
      'a Word file with an entity of another file',
      docx(word(['&x;']).replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
      'docx',
      /^it is damaged$/,
    ],
    [
      'a Word file that is too large after unpacking',
      docx(`<x>${' '.repeat(101e6)}</x>`),
      'docx',
      /^it is larger than 100 MB after unpacking$/,
    ],
  ])('gives the reason why %s cannot be read', async (_, content, kind, reason) => {
    expect(await extractText(content, kind)).toEqual({ reason: expect.stringMatching(reason) as string });
  });

  test.each<[string, Partial<Parameters<typeof extractText>[2] & object>, RegExp]>([
    ['time', { seconds: 0.05 }, /takes more than 0.05 seconds/],
    ['memory', { memory: 30e6 }, /takes too much memory/],
    ['size', { size: 10 }, /larger than 0.00001 MB/],
  ])('is ended by its limit of %s', async (name, limit, reason) => {
    if (name === 'memory' && process.platform !== 'linux') return;
    const limits = { seconds: 60, memory: 1.5e9, size: 50e6, ...limit };
    const page = bytes(`<p>${'<i>x</i>'.repeat(300_000)}</p>`);
    expect(await extractText(page, 'html', limits)).toEqual({
      reason: expect.stringMatching(reason) as string,
    });
  });
});

test('the size that a zip file states is not trusted', () => {
  const lying = zip({ 'word/document.xml': { content: ' '.repeat(2e6), stated: 10 } });
  expect(() => checkZip(lying, 1e6)).toThrow('larger than 1 MB after unpacking');
  expect(() => checkZip(lying, 3e6)).not.toThrow();
  // Nor is the number of files, in the last 12 bytes but two.
  lying.writeUInt16LE(0, lying.length - 12);
  expect(() => checkZip(lying, 1e6)).toThrow('larger than 1 MB after unpacking');
  // An encrypted file has the lowest bit of its flags set.
  const encrypted = zip({ a: 'x' });
  encrypted[encrypted.indexOf('PK\u0001\u0002') + 8] = 1;
  expect(() => checkZip(encrypted)).toThrow('it is encrypted');
  expect(() => checkZip(zip({ a: ' '.repeat(6e5), b: ' '.repeat(6e5) }), 1e6)).toThrow('larger than 1 MB');
});
