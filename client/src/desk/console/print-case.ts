/** Prints the open case: light on paper, and as before on the screen. */
import './print-case.css';

export function printCase(root: HTMLElement = document.documentElement): void {
  const { theme } = root.dataset;
  root.dataset['printing'] = 'case';
  root.dataset['theme'] = 'light';
  window.print();
  delete root.dataset['printing'];
  if (theme === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
