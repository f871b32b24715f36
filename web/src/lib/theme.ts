export type Theme = 'system' | 'light' | 'dark';

const storeKey = 'fairlead.theme';

export function savedTheme(): Theme {
  const saved = localStorage.getItem(storeKey);
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/** Fired on window after the theme changed, for what is drawn on a canvas. */
export const themeChanged = 'fairlead:theme';

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  localStorage.setItem(storeKey, theme);
  window.dispatchEvent(new Event(themeChanged));
}

export function nextTheme(theme: Theme): Theme {
  return theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system';
}
