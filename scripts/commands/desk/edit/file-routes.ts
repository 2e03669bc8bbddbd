import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { contentForms, writeChanges, readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { filesView } from '../../../../src/desk/views/edit/files-view.ts';
import { imageFormat, imageName } from '../../../../src/files/images.ts';
import { isLink } from '../../../../src/files/symbolic-link.ts';
import { listAddress } from '../../../../src/desk/addresses.ts';
import { afterWrite } from '../after-write.ts';
import { readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import type { DeskChange } from '../write-step.ts';
import { type EditDesk, filePath, toKind } from './edit-desk.ts';
import { fileSlots, filesOf, findUse, ownPath } from './files.ts';
import { refuse } from './problems.ts';
import { checkPdf, checkPicture } from './upload.ts';

const mediaTypes = { JPEG: 'image/jpeg', PNG: 'image/png', WebP: 'image/webp', AVIF: 'image/avif' } as const;

/** Answers the addresses of pictures and uploads. */
export function fileRoutes(edit: EditDesk): Hono {
  const routes = new Hono();
  const { desk } = edit;

  // Only pictures are shown, and only as what their bytes are.
  routes.get('/file/:path{.+}', async (context) => {
    const found = /^(?:(?:papers|authors|projects)\/)?([^/\\]+)$/u.exec(context.req.param('path'));
    const file = found && imageName.test(found[1] ?? '') ? path.join(desk.content, found[0]) : undefined;
    if (file === undefined || isLink(file)) return refuse(desk, context);
    const bytes = await readFile(file).catch(() => undefined);
    const format = bytes && imageFormat(bytes);
    if (!bytes || !format) return refuse(desk, context);
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': mediaTypes[format],
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  routes.post('/upload/:kind/:id/:use', async (context) => {
    const kind = toKind(context.req.param('kind'));
    const id = kind === 'settings' ? undefined : context.req.param('id');
    const file = kind && filePath(kind, id);
    const use = kind && findUse(kind, context.req.param('use'));
    if (!kind || file === undefined || !use) return refuse(desk, context);
    const { edit: words } = await desk.words();
    const { text, hash } = await desk.open(file);
    const read = readFileValues(kind, text ?? '', file);
    if (text === null || 'diagnostics' in read) return refuse(desk, context);
    const fields = await readForm(context);
    const address = kind === 'settings' ? '/edit/settings' : `${listAddress(kind)}/${id}`;
    const { title: given, name } = read.data;
    const title = kind === 'settings' ? words.kinds.settings : String(given ?? name ?? id);
    const fail = async (problem: string) => {
      const slots = fileSlots(desk, kind, id, read.data, { use: use.use, text: problem });
      return showPage(
        desk,
        context,
        { part: 'edit', title, main: filesView(words, desk.token, slots), scripts: ['edit'] },
        422,
      );
    };
    const before = filesOf(desk, kind, id, use, read.data);
    const isRemoval = textField(fields, '_do') === 'remove';
    const changes: DeskChange[] = [];
    let shownName = before[0] ?? '';
    let wanted: string | undefined;
    if (isRemoval) {
      changes.push(...before.map((each) => ({ file: each, text: null })));
    } else {
      const sent = fields.get('file')?.[0];
      if (!(sent instanceof File) || (sent.size === 0 && sent.name === '')) return fail(words.files.none);
      const bytes = new Uint8Array(await sent.arrayBuffer());
      const checked =
        use.use === 'pdf'
          ? checkPdf(bytes, words.files)
          : await checkPicture(bytes, use.maxSide, words.files);
      if ('problem' in checked) return fail(checked.problem);
      shownName = ownPath(kind, id, use.use, checked.extension);
      changes.push({ file: shownName, bytes: checked.bytes });
      // A picture that only this entry used, under our name, makes way for the new one.
      const own = new Set(
        ['pdf', 'jpg', 'png', 'webp', 'avif'].map((each) => ownPath(kind, id, use.use, each)),
      );
      changes.push(
        ...before
          .filter((each) => each !== shownName && own.has(each))
          .map((each) => ({ file: each, text: null })),
      );
      wanted = path.posix.basename(shownName);
    }
    if (
      use.key !== undefined &&
      read.data[use.key] !== wanted &&
      Object.hasOwn(contentForms[kind].fields, use.key)
    ) {
      // The picture of a project is found by its id, so that its file needs no key.
      const value = kind === 'projects' && read.data[use.key] === undefined ? undefined : wanted;
      const edited = writeChanges(kind, text, read, { changes: { [use.key]: value } });
      if (edited !== text) changes.push({ file, text: edited });
    }
    const result = await desk.write({
      description: isRemoval ? words.removedFile(shownName, title) : words.uploaded(shownName, title),
      opened: new Map([[file, hash]]),
      changes,
    });
    return afterWrite(desk, context, result, { part: 'edit', form: fields, next: address });
  });
  return routes;
}
