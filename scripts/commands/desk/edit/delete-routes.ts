import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { type FormKind, fileAddress, listAddress } from '../../../../src/desk/addresses.ts';
import { readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { findLinks } from '../../../../src/desk/forms/find-links.ts';
import { deletionView } from '../../../../src/desk/views/edit/other-pages.ts';
import { listFiles } from '../../../../src/files/content-folder.ts';
import { imageName } from '../../../../src/files/images.ts';
import { afterWrite } from '../after-write.ts';
import { openedFiles, readForm } from '../form.ts';
import { showPage } from '../show-page.ts';
import { type EditDesk, filePath, toKind } from './edit-desk.ts';
import { refuse } from './problems.ts';

/** Answers the addresses under which a file is deleted. */
export function deleteRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk } = edit;

  const find = async (context: Context) => {
    const kind = toKind(context.req.param('kind'));
    const id = context.req.param('id') ?? '';
    const file = kind && kind !== 'settings' ? filePath(kind, id) : undefined;
    if (!kind || file === undefined) return undefined;
    const opened = await desk.open(file);
    if (opened.text === null) return undefined;
    const read = readFileValues(kind, opened.text, file);
    const data = 'data' in read ? read.data : {};
    return { kind, id, file, opened, title: String(data.title ?? data.name ?? id), data };
  };

  routes.get('/:kind/:id/delete', async (context) => {
    const found = await find(context);
    if (!found) return refuse(desk, context);
    const { edit: words } = await desk.words();
    const { kind, id, file, opened, title, data } = found;
    const files = await ownFiles(desk.content, kind, id, data);
    const links = findLinks(kind, id, await otherTexts(desk.content, file));
    const main = deletionView({
      words,
      token: desk.token,
      opened: new Map([[file, opened.hash]]),
      kind,
      id,
      files: [file, ...files],
      links: links.map((link) => ({ ...link, address: fileAddress(link.file) })),
    });
    return showPage(desk, context, { part: 'edit', title: words.deletion.title(title), main });
  });

  routes.post('/:kind/:id/delete', async (context) => {
    const found = await find(context);
    if (!found) return refuse(desk, context);
    const { edit: words } = await desk.words();
    const { kind, id, file, title, data } = found;
    const fields = await readForm(context);
    const opened = openedFiles(fields);
    const files = [file, ...(await ownFiles(desk.content, kind, id, data))];
    const result = await desk.write({
      description: words.deleted(title),
      opened: new Map([[file, opened.get(file) ?? null]]),
      changes: files.map((each) => ({ file: each, text: null })),
    });
    return afterWrite(desk, context, result, { part: 'edit', form: fields, next: listAddress(kind) });
  });
  return routes;
}

/** Lists the files that belong to an entry alone: its picture, its PDF, and the files in its folder. */
async function ownFiles(
  content: string,
  kind: FormKind,
  id: string,
  data: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const names = await listFiles(path.join(content, kind));
  const isOwn = (name: string) =>
    path.parse(name).name === id &&
    !name.includes('/') &&
    (imageName.test(name) || (kind === 'papers' && !/\.md$/iu.test(name)));
  const isBelow = (name: string) =>
    kind === 'papers' && name.startsWith(`${id}/`) && !/(?:^|\/)\./u.test(name);
  const photo = kind === 'authors' ? data.photo : undefined;
  return names
    .filter((name) => isOwn(name) || isBelow(name) || (name === photo && imageName.test(name)))
    .map((name) => `${kind}/${name}`);
}

/** Reads the other content files that may name an entry. */
async function otherTexts(content: string, own: string): Promise<{ file: string; text: string }[]> {
  const files = (await listFiles(content)).filter(
    (file) =>
      file !== own &&
      /^(?:(?:papers|authors|news|projects|pages)\/.+\.mdx?|home\.md|site\.yaml)$/u.test(file),
  );
  const texts: { file: string; text: string }[] = [];
  for (let at = 0; at < files.length; at += 64)
    texts.push(
      ...(await Promise.all(
        files.slice(at, at + 64).map(async (file) => ({
          file,
          text: await readFile(path.join(content, file), 'utf8').catch(() => ''),
        })),
      )),
    );
  return texts;
}
