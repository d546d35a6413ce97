import { describe, expect, test } from 'vitest';
import type { CaseAfter, EventData } from '../../journal/events';
import { JournalStory } from '../../../test/journal-story';
import { storyOf } from './case-story';
import { ClockTally } from './clock-tally';
import { ClockRuns, verdictOf, type CaseEntry } from './clock-runs';
import type { ReportSpan } from './report-span';

const at = (minute: number) => new Date(Date.UTC(2026, 6, 18, 2, minute)).toISOString();
const ms = (minute: number) => Date.parse(at(minute));

type Running = CaseAfter['running'];
const handle = (dueMinute: number, startedMinute = 0): Running[number] => ({
  kind: 'handle',
  startedAt: at(startedMinute),
  dueAt: at(dueMinute),
  soonAt: at(startedMinute),
});

/** An entry of a case at a minute, with what runs after it. */
function entry(
  type: CaseEntry['type'],
  minute: number,
  running: Running,
  part: Partial<EventData<'case-signed'>> = {},
): CaseEntry {
  const after = { urgency: 'urgent', closedAt: null, running };
  const data = { set: [], stopped: [], after, ...part };
  return { type, at: at(minute), data } as unknown as CaseEntry;
}

function verdicts(entries: readonly CaseEntry[], now: number) {
  const clocks = new ClockRuns();
  for (const each of entries) clocks.apply(each);
  return clocks.runs.map((run) => verdictOf(run, ms(now)));
}

describe('a clock of a case', () => {
  test('[F6] is kept when it ends in time, missed when it ends late or its time passes', () => {
    const opened = entry('complaint-registered', 0, [handle(30)]);
    const closed = (minute: number) => entry('case-closed', minute, [], { stopped: ['handle'] });
    expect(verdicts([opened, closed(30)], 60)).toEqual(['kept']);
    expect(verdicts([opened, closed(31)], 60)).toEqual(['missed']);
    expect(verdicts([opened], 30)).toEqual(['missed']);
    expect(verdicts([opened], 29)).toEqual(['running']);
  });

  test('[F6] goes by the extended limit, and begins anew with a reopened case', () => {
    const entries = [
      entry('complaint-registered', 0, [handle(30)]),
      entry('extension-decided', 20, [handle(50)]),
      entry('case-closed', 45, [], { stopped: ['handle'] }),
      entry('case-reopened', 50, [handle(70, 50)]),
    ];
    expect(verdicts(entries, 80)).toEqual(['kept', 'missed']);
  });

  test('[F6] rests without a verdict, and goes on as the same run', () => {
    const pauses = [{ from: at(10), to: null, reason: 'suspended' }];
    const rest = { ...handle(30), limitMinutes: 30, rule: 'handle', pauses };
    const entries = [
      entry('complaint-registered', 0, [handle(30)]),
      entry('case-suspended', 10, [], { set: [rest] }),
    ];
    expect(verdicts(entries, 90)).toEqual(['running']);
    const resumed = [...entries, entry('case-resumed', 60, [handle(80)])];
    expect(verdicts(resumed, 70)).toEqual(['running']);
    expect(verdicts(resumed, 80)).toEqual(['missed']);
  });

  test('[F6] doesn’t count where nobody worked on it, nor where the step that set it was taken back', () => {
    const opened = entry('complaint-registered', 0, [handle(30)]);
    const withdrawn = (minute: number) =>
      entry('case-withdrawn', minute, [], { stopped: ['handle'] });
    expect(verdicts([opened, withdrawn(20)], 60)).toEqual(['void']);
    expect(verdicts([opened, withdrawn(40)], 60)).toEqual(['missed']);
    const sign = { ...handle(15, 10), kind: 'sign' } as const;
    const taken = [
      opened,
      entry('case-dispatched', 10, [sign, handle(30)]),
      entry('case-undone', 11, [handle(30)]),
    ];
    expect(verdicts(taken, 60)).toEqual(['missed']);
    const ended = [
      entry('complaint-registered', 0, [handle(30)]),
      entry('case-dispatched', 10, [], { stopped: ['handle'] }),
      entry('case-undone', 11, [handle(30)]),
    ];
    expect(verdicts(ended, 60)).toEqual(['missed']);
  });
});

test('[F7] each run is counted once, in the time in which its verdict falls, with what fell due beside it', () => {
  const story = new JournalStory(at(0));
  const late = story.registers({ urgency: 'critical', dueInMinutes: 20 });
  const kept = story.registers({ urgency: 'critical', dueInMinutes: 90 });
  story.registers({ urgency: 'critical', dueInMinutes: 300 });
  story.afterMinutes(40).closes(late).afterMinutes(30).closes(kept);
  const counts = (from: number, to: number) => {
    const span: ReportSpan = {
      realm: 'real',
      incidentId: null,
      since: ms(from),
      from: ms(from),
      to: ms(to),
      isDay: false,
    };
    const tally = new ClockTally(span);
    const read = story.entries.filter((each) => Date.parse(each.at) < ms(to));
    for (const entries of Map.groupBy(
      read,
      ({ data }) => 'caseId' in data && data.caseId,
    ).values()) {
      const of = storyOf(entries);
      if (of) tally.add(of);
    }
    return tally.rows().map(({ kept: k, missed, running }) => [k, missed, running]);
  };
  expect(counts(0, 30)).toEqual([[0, 1, 2]]);
  expect(counts(30, 100)).toEqual([[1, 0, 1]]);
  expect(counts(100, 200)).toEqual([[0, 0, 1]]);
});
