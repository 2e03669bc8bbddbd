/** Lets buttons with `data-copy` copy that text, and says in the box's status what came of it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const status = button.closest('section')?.querySelector<HTMLElement>('[role=status]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard?.writeText(button.dataset.copy ?? '').then(
      () => true,
      () => false,
    );
    if (status) status.textContent = (copied ? status.dataset.copied : status.dataset.failed) ?? '';
  });
}
