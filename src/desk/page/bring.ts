/** Adds to the form of “Bring in”: files can be dropped on it, and the button shows that the text is being read. */
function enhance(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) return;
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  let depth = 0;
  const show = (isOver: boolean) => form.classList.toggle('is-over', isOver);
  form.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth++;
    show(true);
  });
  form.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  form.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(false);
  });
  form.addEventListener('drop', (event) => {
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    depth = 0;
    show(false);
    const all = new DataTransfer();
    for (const file of [...(input.files ?? []), ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    input.focus();
  });
  form.addEventListener('submit', () => form.setAttribute('aria-busy', 'true'));
}

for (const form of document.querySelectorAll<HTMLFormElement>('.bring-form')) enhance(form);
