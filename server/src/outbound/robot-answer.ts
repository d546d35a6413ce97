/** What a robot answered: its number for success is 0, under one name or another. Pure. */
import { z } from 'zod';
import type { DeliveryErrorCode } from '@heed/shared/deliveries';

const Answer = z.object({
  /** WeCom, DingTalk. */
  errcode: z.int().optional(),
  /** Feishu. */
  code: z.int().optional(),
  StatusCode: z.int().optional(),
});

export function readRobotAnswer(answer: string): {
  readonly error: DeliveryErrorCode | null;
  readonly robotCode: number | null;
} {
  const code = codeIn(answer);
  if (code === null) return { error: 'answer-unreadable', robotCode: null };
  return code === 0
    ? { error: null, robotCode: null }
    : { error: 'robot-refused', robotCode: code };
}

function codeIn(answer: string): number | null {
  try {
    const { errcode, code, StatusCode } = Answer.parse(JSON.parse(answer));
    return errcode ?? code ?? StatusCode ?? null;
  } catch {
    return null;
  }
}
