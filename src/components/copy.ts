/**
 * Makes each button with `data-copy` copy the text in this attribute. The element with `role=status` in the same
 * section shows whether copying succeeded.
 */
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
