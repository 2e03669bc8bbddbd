/**
 * Media types of the files that a paper may have, by extension. All of them are documents, data, media or program texts
 * that a browser shows as text or offers for download. No browser runs code in them. See `refusal` for the others.
 */
const mediaTypes = {
  // Documents
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/markdown',
  tex: 'application/x-tex',
  bib: 'application/x-bibtex',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  epub: 'application/epub+zip',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odp: 'application/vnd.oasis.opendocument.presentation',
  key: 'application/vnd.apple.keynote',
  // Data
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  jsonl: 'application/jsonl',
  geojson: 'application/geo+json',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  toml: 'application/toml',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  parquet: 'application/vnd.apache.parquet',
  h5: 'application/x-hdf5',
  hdf5: 'application/x-hdf5',
  nc: 'application/x-netcdf',
  mat: 'application/octet-stream',
  npy: 'application/octet-stream',
  npz: 'application/octet-stream',
  rds: 'application/octet-stream',
  sqlite: 'application/vnd.sqlite3',
  onnx: 'application/octet-stream',
  safetensors: 'application/octet-stream',
  zip: 'application/zip',
  '7z': 'application/x-7z-compressed',
  tar: 'application/x-tar',
  gz: 'application/gzip',
  tgz: 'application/gzip',
  bz2: 'application/x-bzip2',
  xz: 'application/x-xz',
  zst: 'application/zstd',
  // Programs, as text
  py: 'text/x-python',
  ipynb: 'application/x-ipynb+json',
  r: 'text/plain',
  rmd: 'text/plain',
  jl: 'text/plain',
  m: 'text/plain',
  c: 'text/x-c',
  h: 'text/x-c',
  cpp: 'text/x-c',
  cu: 'text/plain',
  f90: 'text/plain',
  java: 'text/x-java-source',
  scala: 'text/plain',
  go: 'text/plain',
  rs: 'text/plain',
  hs: 'text/plain',
  ml: 'text/plain',
  lean: 'text/plain',
  v: 'text/plain',
  lua: 'text/plain',
  sql: 'application/sql',
  stan: 'text/plain',
  do: 'text/plain',
  // Pictures, sound and video
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
} as const satisfies Record<string, string>;

/** Extensions of files in which a browser runs code, with the permissions of the pages of the site. */
const active = new Set([
  'htm', 'html', 'xhtml', 'xht', 'shtml', 'mhtml', 'svg', 'svgz', 'xml', 'xsl', 'xslt', 'js', 'mjs', 'cjs', 'wasm', 'swf',
  'php', 'asp', 'aspx', 'jsp', 'htc', 'css', 'webmanifest', 'appcache',
]); // prettier-ignore

/** Extensions of programs, and of documents with macros, that run on the machine of a visitor. */
const executable = new Set([
  'exe', 'msi', 'bat', 'cmd', 'com', 'scr', 'ps1', 'vbs', 'sh', 'bash', 'app', 'dmg', 'pkg', 'deb', 'rpm', 'jar', 'apk', 'dll',
  'so', 'docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm', 'lnk', 'reg',
]); // prettier-ignore

/** Returns the extension of a file name in lower case: `csv`. An empty string if the name has none. */
export function extensionOf(name: string): string {
  return /[^.]\.([a-z0-9]{1,12})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Returns the media type of a file that a paper may have, or `undefined` if a paper cannot have such a file. */
export function mediaTypeOf(name: string): string | undefined {
  const extension = extensionOf(name);
  return Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension as keyof typeof mediaTypes] : undefined;
}

/** The reason why a file of this name is not served, and what to do; `undefined` if it is served. */
export function refusal(name: string): { reason: string; advice: string } | undefined {
  const extension = extensionOf(name);
  if (mediaTypeOf(name) !== undefined) return undefined;
  if (active.has(extension))
    return {
      reason: `a browser could run code in a file of the type ".${extension}"`,
      advice: 'Put the file in a ZIP file, or save it as a PDF or PNG.',
    };
  if (executable.has(extension))
    return {
      reason: `a file of the type ".${extension}" is a program or contains macros`,
      advice: 'Put the file in a ZIP file, or remove it.',
    };
  return {
    reason: extension === '' ? 'its name has no extension' : `its type ".${extension}" is not known`,
    advice: 'Put the file in a ZIP file, or save it in a common format such as PDF, CSV or PNG.',
  };
}

/** Kinds of files by extension, for files whose name says nothing about their content. */
const kindsByExtension = {
  slides: ['ppt', 'pptx', 'odp', 'key'],
  data: [
    'csv', 'tsv', 'json', 'jsonl', 'geojson', 'yaml', 'yml', 'toml', 'xls', 'xlsx', 'ods', 'parquet', 'h5', 'hdf5', 'nc', 'mat', 'npy',
    'npz', 'rds', 'sqlite',
  ],
  code: [
    'py', 'ipynb', 'r', 'rmd', 'jl', 'm', 'c', 'h', 'cpp', 'cu', 'f90', 'java', 'scala', 'go', 'rs', 'hs', 'ml', 'lean', 'v', 'lua',
    'sql', 'stan', 'do',
  ],
  model: ['onnx', 'safetensors'],
  video: ['mp4', 'webm', 'mov'],
} as const; // prettier-ignore

/** Kinds of files that a file name can state. */
export type FileKind = keyof typeof kindsByExtension | 'pdf' | 'poster' | 'supplement';

/** Words that say what a file is, at the beginning or at the end of its name: `poster.pdf`, `icml-2024-slides.pdf`. */
const kindsByWord = {
  poster: ['poster'],
  slides: ['slide', 'slides', 'talk', 'presentation'],
  supplement: [
    'supp', 'suppl', 'supplement', 'supplements', 'supplemental', 'supplementary', 'appendix', 'appendices',
  ],
  video: ['video', 'recording'],
  data: ['data', 'dataset', 'datasets'],
  code: ['code', 'source', 'software'],
  model: ['model', 'models', 'weights'],
} as const satisfies Partial<Record<FileKind, readonly string[]>>; // prettier-ignore

const kinds = Object.keys(kindsByWord) as (keyof typeof kindsByWord)[];

/** Kinds that a PDF can be. A PDF with the name `data-driven-science.pdf` is the paper itself, and not its data. */
const kindsOfPdf: readonly FileKind[] = ['poster', 'slides', 'supplement'];

/**
 * Guesses the kind of a file from its name. A PDF whose name does not state another kind is the paper itself.
 *
 * @returns `undefined` if the name does not say it
 */
export function fileKindOf(name: string): FileKind | undefined {
  const extension = extensionOf(name);
  // A video of a talk is `talk.mp4`.
  if ((kindsByExtension.video as readonly string[]).includes(extension)) return 'video';
  const words = name
    .slice(0, -extension.length - 1)
    .replace(/([a-z])(?=[A-Z])/gu, '$1-')
    .toLowerCase()
    .match(/[a-z]+/gu);
  const outer = [words?.[0], words?.at(-1)].flatMap((word) => {
    const kind = kinds.find((each) => (kindsByWord[each] as readonly string[]).includes(word ?? ''));
    return kind !== undefined && (extension !== 'pdf' || kindsOfPdf.includes(kind)) ? [kind] : [];
  });
  if (outer[0] !== undefined) return outer[0];
  if (extension === 'pdf') return 'pdf';
  return (Object.keys(kindsByExtension) as (keyof typeof kindsByExtension)[]).find((kind) =>
    (kindsByExtension[kind] as readonly string[]).includes(extension),
  );
}
