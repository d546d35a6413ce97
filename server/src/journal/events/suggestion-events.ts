/** What the journal holds of suggested incidents: raised by the system, decided by people. */
import { z } from 'zod';
import { EventCell, EventCode, EventHash, EventId, EventTime } from '../branded';

const ofSuggestion = { suggestionId: EventId, version: z.int().min(1) };

/** Which cases it holds. */
const scope = {
  ...ofSuggestion,
  signal: EventCode,
  question: z.enum(['surge', 'hotspot']),
  zone: z.enum(['city', 'district', 'street', 'cell', 'ring1', 'ring2']),
  /** Code of the district or street, or the cell; null for the city. */
  place: EventCode.nullable(),
  cells: z.array(EventCell),
  category: EventCode.nullable(),
  topic: EventId.nullable(),
  from: EventTime,
};

export const suggestionEvents = {
  /** Raised, or raised again when its signal came back. */
  'suggestion-raised': z.strictObject(scope),
  /** Its signal tells of another place or matter by now. */
  'suggestion-changed': z.strictObject(scope),
  'suggestion-lapsed': z.strictObject({
    ...ofSuggestion,
    why: z.enum(['over', 'batch', 'covered', 'within']),
    /** What holds its cases; left out where nothing does. */
    holder: z.strictObject({ kind: z.enum(['suggestion', 'incident']), id: EventId }).optional(),
  }),
  'suggestion-accepted': z.strictObject({ ...ofSuggestion, incidentId: EventId }),
  /** The reason stands beside the row. */
  'suggestion-dismissed': z.strictObject({ ...ofSuggestion, textDigest: EventHash }),
} as const;
