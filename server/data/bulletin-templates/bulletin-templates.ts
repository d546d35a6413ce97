/** What a draft of each kind begins with, in both languages. */
import type { BulletinContent, BulletinKind } from '@heed/shared/bulletins';
import { apology, correction, rebuttal, safetyAdvice } from './others';
import { finalReport, firstReport, progressReport } from './reports';

export const bulletinTemplates: Readonly<Record<BulletinKind, BulletinContent>> = {
  first: firstReport,
  progress: progressReport,
  final: finalReport,
  rebuttal,
  advice: safetyAdvice,
  apology,
  correction,
};

/** Hours to the next word that a response level asks for, where nothing else is agreed. */
export const nextUpdateHours: Readonly<Record<number, number>> = { 1: 2, 2: 2, 3: 4, 4: 6 };
