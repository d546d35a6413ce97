/** The lists that give ids and codes their names: units, members, categories, places, zones, figures. */
import { z } from 'zod';
import { Bilingual } from './bulletins';
import { ClockPolicyRow } from './clocks';
import { Latitude, Longitude } from './complaint';
import { FigureSeries } from './figures';
import { Limits } from './thresholds';
import { Code, Id, Realm, Role, Time, Urgency } from './vocabulary';

export const UnitRow = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  parentId: Id.nullable(),
  /** How many open cases the unit can carry; null where nobody has said. */
  capacity: z.int().nullable(),
  taskForce: z.boolean(),
  retired: z.boolean(),
});
export type UnitRow = z.infer<typeof UnitRow>;

export const UnitInput = z.strictObject({
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(60).nullish(),
  parentId: Id.nullish(),
  capacity: z.int().min(0).max(100_000).nullish(),
  taskForce: z.boolean().optional(),
  retired: z.boolean().optional(),
});
export type UnitInput = z.infer<typeof UnitInput>;

export const MemberRow = z.strictObject({
  id: Id,
  name: z.string(),
  unitId: Id.nullable(),
  roles: z.array(Role),
});
export type MemberRow = z.infer<typeof MemberRow>;

/** Longest short label, in characters. */
export const LONGEST_SHORT = 10;

export const CategoryRow = z.strictObject({
  code: Code,
  name: z.string(),
  nameEn: z.string().nullable(),
  /** What a wall has room for; null where nobody has said, and the name has to do. */
  short: z.string().nullable(),
  shortEn: z.string().nullable(),
  parent: Code.nullable(),
  /** The unit that the dispatch catalogue proposes. */
  unitId: Id.nullable(),
  retired: z.boolean(),
});
export type CategoryRow = z.infer<typeof CategoryRow>;

export const CategoryInput = z.strictObject({
  code: Code,
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(60).nullish(),
  short: z.string().trim().max(LONGEST_SHORT).nullish(),
  shortEn: z.string().trim().max(LONGEST_SHORT).nullish(),
  parent: Code.nullish(),
  unitId: Id.nullish(),
  retired: z.boolean().optional(),
});
export type CategoryInput = z.infer<typeof CategoryInput>;

export const PlaceKind = z.enum(['district', 'street', 'community', 'address']);
export type PlaceKind = z.infer<typeof PlaceKind>;

export const PlaceRow = z.strictObject({
  code: Code,
  kind: PlaceKind,
  name: z.string(),
  nameEn: z.string().nullable(),
  parent: Code.nullable(),
  lng: Longitude.nullable(),
  lat: Latitude.nullable(),
});
export type PlaceRow = z.infer<typeof PlaceRow>;

/** A place as the call-taker picks it, with the district and street it lies in. */
export const PlaceSuggestion = z.strictObject({
  ...PlaceRow.shape,
  district: Code.nullable(),
  street: Code.nullable(),
});
export type PlaceSuggestion = z.infer<typeof PlaceSuggestion>;

export const BoundaryInfo = z.strictObject({
  name: z.string(),
  source: z.string(),
  /** 审图号, printed on the map. */
  approvalNo: z.string().nullable(),
  coordinateSystem: z.enum(['WGS-84', 'CGCS2000', 'GCJ-02']),
  importedAt: Time,
});

/** Which boundaries: districts with their streets, or the zones that a supply follows. */
export const BoundaryLayer = z.enum(['district', 'zone']);
export type BoundaryLayer = z.infer<typeof BoundaryLayer>;

/** A zone, of water supply say: it lies in streets, whatever district they belong to. */
export const ZoneRow = z.strictObject({
  code: Code,
  name: z.string(),
  nameEn: z.string().nullable(),
  /** Street codes. */
  streets: z.array(Code),
});
export type ZoneRow = z.infer<typeof ZoneRow>;

/** Where people fetch what is missing. */
export const ServicePointRow = z.strictObject({
  code: Code,
  name: z.string(),
  nameEn: z.string().nullable(),
  address: z.string(),
  addressEn: z.string().nullable(),
  street: Code.nullable(),
  lng: Longitude.nullable(),
  lat: Latitude.nullable(),
  until: Time.nullable(),
  /** What to bring, say, or whom to ask. */
  note: z.string().nullable(),
});
export type ServicePointRow = z.infer<typeof ServicePointRow>;

/** A point as the office keeps it: one that was withdrawn is told to nobody, and can be put back. */
export const KeptServicePoint = z.strictObject({
  ...ServicePointRow.shape,
  withdrawn: z.boolean(),
});
export type KeptServicePoint = z.infer<typeof KeptServicePoint>;

export const ServicePointPatch = z.strictObject({ withdrawn: z.boolean() });
export type ServicePointPatch = z.infer<typeof ServicePointPatch>;

/** A question that the public asks, by the code under which the board counts it. */
export const AskLabel = z.strictObject({ code: Code, label: Bilingual });
export type AskLabel = z.infer<typeof AskLabel>;

/** The lists that hold in a realm: its own, or the real ones where it has none. */
export const Reference = z.strictObject({
  realm: Realm,
  /** Grows with every change to any of the lists. */
  version: z.int(),
  deployment: z.string(),
  timeZone: z.string(),
  units: z.array(UnitRow),
  /** Empty for those who see the board alone. */
  members: z.array(MemberRow),
  categories: z.array(CategoryRow),
  /** Districts and streets; communities and addresses are found by `GET /api/places`. */
  places: z.array(PlaceRow),
  boundary: BoundaryInfo.nullable(),
  /** The second layer; its shapes are `GET /api/boundaries?layer=zone`. */
  zoneBoundary: BoundaryInfo.nullable(),
  zones: z.array(ZoneRow),
  figureSeries: z.array(FigureSeries),
  servicePoints: z.array(ServicePointRow),
  clocks: z.array(ClockPolicyRow),
  /** The thresholds that hold. */
  limits: Limits,
  asks: z.array(AskLabel),
});
export type Reference = z.infer<typeof Reference>;

/** What a list import did, line by line where it refused. */
export const ListImportResult = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.array(z.strictObject({ line: z.int(), message: z.string() })),
});
export type ListImportResult = z.infer<typeof ListImportResult>;

/** What triage proposes for a text that is being typed. */
export const TriageInput = z.strictObject({
  title: z.string().max(200).optional(),
  text: z.string().max(10_000),
  district: z.string().max(64).optional(),
  street: z.string().max(64).optional(),
  realm: Realm.optional(),
});
export type TriageInput = z.infer<typeof TriageInput>;
export const TriageProposal = z.strictObject({
  category: Code.nullable(),
  categoryAlternatives: z.array(Code),
  urgency: Urgency,
  district: Code.nullable(),
  street: Code.nullable(),
  unitId: Id.nullable(),
  kind: z.string().nullable(),
  fired: z.array(
    z.strictObject({
      axis: z.enum(['category', 'urgency', 'place', 'kind', 'vulnerable', 'ask']),
      rule: Code,
      offset: z.int(),
      length: z.int(),
      /** True for phrases that ask for an ambulance, fire brigade or police at once. */
      lifeSafety: z.boolean(),
    }),
  ),
});
export type TriageProposal = z.infer<typeof TriageProposal>;

/** Earlier cases of the same phone number. */
export const CallerInput = z.strictObject({
  phone: z.string().trim().min(3).max(32),
  realm: Realm.optional(),
});
export const CallerFound = z.strictObject({
  /** Masked name, the newest one told. */
  name: z.string().nullable(),
  complaints: z.int(),
  complaintsToday: z.int(),
  cases: z.array(
    z.strictObject({
      id: Id,
      caseNo: z.string(),
      title: z.string(),
      urgency: Urgency,
      state: z.string(),
      category: Code.nullable(),
      street: Code.nullable(),
      unitId: Id.nullable(),
      receivedAt: Time,
      dueAt: Time.nullable(),
      contactedAt: Time.nullable(),
      repeatCount: z.int(),
      open: z.boolean(),
    }),
  ),
});
export type CallerFound = z.infer<typeof CallerFound>;
