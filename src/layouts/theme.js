// Applies the stored theme before the first paint, so that the page does not flash. A module would run too late.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is disabled; the theme follows the system.
}
