/** Makes buttons with `data-copy` copy that text, and reports the result in the `role=status` element of their section. */
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
