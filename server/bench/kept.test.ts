import { expect, test } from 'vitest';
import { withSection } from './kept';

test('a bench writes its own section and leaves the others', () => {
  const one = withSection('# Measured\n\nAbout.\n', 'wall', 'a table');
  expect(one).toBe('# Measured\n\nAbout.\n\n## wall\n\na table\n');
  const two = withSection(one, 'ingest', 'another');
  expect(two).toBe('# Measured\n\nAbout.\n\n## ingest\n\nanother\n\n## wall\n\na table\n');
  expect(withSection(two, 'wall', 'anew')).toBe(
    '# Measured\n\nAbout.\n\n## ingest\n\nanother\n\n## wall\n\nanew\n',
  );
});
