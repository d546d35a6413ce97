/** Real messages to a city's leaders, told as texts in the order in which they came; null where they are not at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root';
import { cellOf, csvTable, findColumns } from '../../src/reference/csv-table';
import { countWords, textKey } from '../../src/topics/rules/words';
import type { ToldText } from '../../src/topics/rules/topic-book';
import { redact } from '../../src/triage/redact';

const file = join(projectRoot(), '../shared/data/zh-messages/messages.csv');
export const hasMessages = existsSync(file);

const columns = {
  id: ['留言编号'],
  person: ['留言用户'],
  title: ['留言主题'],
  at: ['留言时间'],
  body: ['留言详情'],
  likes: ['点赞数'],
} as const;

export interface Message {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly likes: number;
}

/** Redacted, the oldest first; times are Beijing's. */
export function readMessages(): Message[] {
  const table = csvTable(readFileSync(file));
  if (!table) throw new Error(`${file} is no CSV`);
  const found = findColumns(table.headers, columns);
  return table.rows
    .map((row) => {
      const cell = (name: keyof typeof columns) => cellOf(row, found, name) ?? '';
      const clear = (text: string) => redact(text, { names: [], phones: [] });
      return {
        id: cell('id'),
        person: cell('person'),
        at: beijing(cell('at')),
        title: clear(cell('title')),
        body: clear(cell('body')),
        likes: Number(cell('likes')),
      };
    })
    .toSorted((a, b) => a.at - b.at);
}

/** 2019/2/28 11:25:05 or 2019-11-13 11:20:21. */
function beijing(text: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = text
    .split(/[/\-: ]/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour - 8, minute, second);
}

export function toldMessage({ id, person, at, title, body }: Message): ToldText {
  const facts = { id, caseId: id, person, at, historic: false };
  return { facts, counts: countWords(title, body), key: textKey(title, body) };
}
