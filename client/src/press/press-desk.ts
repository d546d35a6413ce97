/** What the parts of the press desk share: the text in hand, the room, what was chosen. */
import type {
  BulletinContent,
  BulletinDetail,
  LintFinding,
  NumberToken,
} from '@heed/shared/bulletins';
import type { PromiseRow } from '@heed/shared/promises';
import type { ComputedRef, InjectionKey, Ref } from 'vue';
import { inject } from 'vue';
import type { DeskRoom } from '../desk/use-desk-room';
import type { DraftKeeper } from './draft/draft-keeper';
import type { Conflict, RefusedEdit } from './draft/edit-queue';
import type { KnownNumber, NumberGround } from './number-looks';

export type TextLanguage = 'zh' | 'en';

export interface PressDesk {
  room: DeskRoom;
  incidentId: ComputedRef<string | null>;
  keeper: Ref<DraftKeeper | null>;
  detail: ComputedRef<BulletinDetail | null>;
  /** As it is being written; null while none is open. */
  content: ComputedRef<BulletinContent | null>;
  conflicts: ComputedRef<readonly Conflict[]>;
  refused: ComputedRef<readonly RefusedEdit[]>;
  findings: ComputedRef<readonly LintFinding[]>;
  /** Whether the text can be written in just now. */
  writable: ComputedRef<boolean>;
  /** Which languages stand beside each other. */
  languages: ComputedRef<readonly TextLanguage[]>;
  promises: Ref<readonly PromiseRow[]>;
  readPromises: () => Promise<void>;
  ground: ComputedRef<NumberGround>;
  known: (token: NumberToken) => KnownNumber;
  change: (path: string, value: unknown) => void;
  /** Asks which number is to be put into a text, and where. */
  askNumber: (path: string, offset: number) => void;
  /** Shows the place that something is about. */
  goTo: (place: string) => void;
  /** Opens a bulletin of the incident. */
  open: (bulletinId: string) => void;
}

export const PRESS_DESK: InjectionKey<PressDesk> = Symbol('press desk');

export function usePressDesk(): PressDesk {
  const desk = inject(PRESS_DESK);
  if (!desk) throw new Error('no press desk around this part');
  return desk;
}
