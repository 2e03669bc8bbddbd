/**
 * Makes each button with `data-copy` copy the text in this attribute. If the attribute is empty, the button copies the
 * citation in the chosen style, as the page shows it. The element with `role=status` in the same section shows whether
 * copying succeeded.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const section = button.closest('section');
  const status = section?.querySelector<HTMLElement>('[role=status]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    const chosen = section?.querySelector(':checked + label + .citation')?.textContent.trim();
    const copied = await navigator.clipboard?.writeText(button.dataset.copy || (chosen ?? '')).then(
      () => true,
      () => false,
    );
    if (status) status.textContent = (copied ? status.dataset.copied : status.dataset.failed) ?? '';
  });
}
