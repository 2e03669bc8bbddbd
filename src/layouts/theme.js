// Runs before anything is painted, so that the choice of last time makes no flash; as it is, and no module, which would wait.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // A browser may keep nothing for a site: then the system decides.
}
