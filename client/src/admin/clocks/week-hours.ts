/** The hours of a day as they are typed: 09:00-12:00 13:30-17:30. Pure. */
import { WorkBlock } from '@heed/shared/clocks';

export function hoursText(blocks: readonly WorkBlock[]): string {
  return blocks.map(({ from, to }) => `${from}-${to}`).join(' ');
}

/** Null where the text is no hours; an empty one is a day off. */
export function hoursOf(text: string): WorkBlock[] | null {
  const parts = text
    .trim()
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '');
  const blocks = parts.map((part) => {
    const [from = '', to = '', ...rest] = part.split(/[-–—~～至]/).map(paddedTime);
    return rest.length === 0 ? WorkBlock.safeParse({ from, to }).data : undefined;
  });
  return blocks.every((block) => block !== undefined) ? blocks : null;
}

/** 9:00 and 9：00 mean 09:00. */
function paddedTime(text: string): string {
  const [hour = '', minute = ''] = text.trim().replace('：', ':').split(':');
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
