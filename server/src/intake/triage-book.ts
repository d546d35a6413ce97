/** The triage rules compiled over today's lists, replaced whole when a list changes. */
import { Injectable } from '@nestjs/common';
import { compileTriage, type Triage, type TriageReference } from '../triage/triage';

export interface BookUnit {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly retired: boolean;
}

@Injectable()
export class TriageBook {
  private compiled: Triage | null = null;
  private units = new Map<string, string>();

  replace(reference: TriageReference, units: readonly BookUnit[]): void {
    this.compiled = compileTriage(reference);
    const live = units.filter(({ retired }) => !retired);
    this.units = new Map(
      live.flatMap(({ id, name, nameEn }) => [
        [id, id],
        [name, id],
        ...(nameEn ? [[nameEn, id] as [string, string]] : []),
      ]),
    );
  }

  get triage(): Triage {
    if (!this.compiled) throw new Error('the lists are loaded before the doors open');
    return this.compiled;
  }

  /** A unit by id or by name; undefined where the lists don't know it. */
  unit(idOrName: string): string | undefined {
    return this.units.get(idOrName);
  }
}
