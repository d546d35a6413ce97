/** The lines of a bench as a table, what fell short included. */
import { format, isReached, type Measured } from './report';

export function markdown(lines: readonly Measured[]): string {
  const rows = lines.map((line) => {
    const target = `${line.better === 'less' ? 'at most' : 'at least'} ${format(line.target)}`;
    const verdict = isReached(line) ? 'reached' : '**short**';
    const about = line.note ? `${line.bench} (${line.note})` : line.bench;
    return `| ${about} | ${format(line.ours)} ${line.unit} | ${format(line.limit)} | ${target}, ${verdict} |`;
  });
  return ['| what | ours | theirs | target |', '|---|---|---|---|', ...rows].join('\n');
}
