/** What the journal holds of topics: which complaint belongs to which; a topic's words stand in a table of their own. */
import { z } from 'zod';
import { EventHash, EventId } from '../branded';

/** One entry says it of no more complaints than these. */
export const MOST_JOINED = 500;

/** A complaint belongs to a topic from now on. Follows its registration, and may be told again. */
const Joined = z.strictObject({
  caseId: EventId,
  complaintId: EventId,
  topic: EventId,
  /** The topic that it was split from; null where it had none. */
  from: EventId.nullable(),
  /** The same text to the word and the second was there already: no heat of its own. */
  copy: z.boolean(),
  historic: z.boolean(),
});

export const topicEvents = {
  /** Of one complaint; none is written any more. */
  'topic-joined': Joined,
  /** Of several complaints, each as if it were told alone, in this order. */
  'topics-joined': z.strictObject({ texts: z.array(Joined).min(1).max(MOST_JOINED) }),
  /** All that belonged to the one belongs to the other. */
  'topics-merged': z.strictObject({ from: EventId, into: EventId }),
  /** A part that hung by one text alone is a topic of its own; the entries of those that joined it follow. */
  'topic-split': z.strictObject({ from: EventId, into: EventId }),
  'topic-named': z.strictObject({
    topic: EventId,
    words: z.int().min(0),
    /** Keyed hash of the words; only the key's holder can make it again. */
    textDigest: EventHash,
  }),
} as const;
