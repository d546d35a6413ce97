/** Districts, streets and communities of the invented city, and the two layers of its map. */
import type { PlaceRow } from '@heed/shared/reference';
import { Chance } from '../chance';
import type {
  BoundaryProperties,
  ScenarioFeature,
  ScenarioLayer,
  ZoneProperties,
} from '../scenario-types';
import { outline, pointIn } from './geography';
import { districts, type StreetCell, streetCells, zones } from './streets';

const communityKinds = [
  ['里', 'Li'],
  ['新村', 'New Village'],
  ['花园', 'Garden'],
  ['家园', 'Homes'],
  ['公寓', 'Apartments'],
] as const;

/** Streets of the supply zones are told of by more of their communities. */
const IN_ZONE = 4;
const ELSEWHERE = 2;

export const places: readonly PlaceRow[] = [
  ...districts.map((district): PlaceRow => ({
    ...district,
    kind: 'district',
    parent: null,
    lng: null,
    lat: null,
  })),
  ...streetCells.map(streetOf),
  ...streetCells.flatMap(communitiesOf),
];

export const boundary: ScenarioLayer<BoundaryProperties> = {
  name: '江州市行政区划（演练用，虚构）',
  source: '演练场景自绘',
  approvalNo: null,
  coordinateSystem: 'WGS-84',
  geojson: {
    type: 'FeatureCollection',
    features: districts.map(({ code, name }) =>
      feature(
        { kind: 'district', code, name, parent: null },
        streetCells.filter(({ district }) => district === code),
      ),
    ),
  },
};

export const zoneLayer: ScenarioLayer<ZoneProperties> = {
  name: '东江水厂供水分区（演练用，虚构）',
  source: '演练场景自绘',
  approvalNo: null,
  coordinateSystem: 'WGS-84',
  geojson: {
    type: 'FeatureCollection',
    features: zones.map(({ code, name, nameEn }) => {
      const cells = streetCells.filter(({ zone }) => zone === code);
      return feature({ code, name, nameEn, streets: cells.map((cell) => cell.code) }, cells);
    }),
  },
};

function streetOf(cell: StreetCell): PlaceRow {
  const [lng, lat] = pointIn(cell, 0.5, 0.5);
  return {
    code: cell.code,
    kind: 'street',
    name: `${cell.stem}街道`,
    nameEn: `${cell.pinyin} St`,
    parent: cell.district,
    lng,
    lat,
  };
}

function communitiesOf(cell: StreetCell): PlaceRow[] {
  const chance = new Chance(1, `communities ${cell.code}`);
  const kinds = communityKinds.slice(0, cell.zone === null ? ELSEWHERE : IN_ZONE);
  return kinds.map(([suffix, suffixEn]): PlaceRow => {
    const [lng, lat] = pointIn(cell, chance.between(0.25, 0.75), chance.between(0.25, 0.75));
    return {
      code: `${cell.code}-${suffixEn.toLowerCase().replaceAll(' ', '-')}`,
      kind: 'community',
      name: `${cell.stem}${suffix}`,
      nameEn: `${cell.pinyin} ${suffixEn}`,
      parent: cell.code,
      lng,
      lat,
    };
  });
}

function feature<P>(properties: P, cells: readonly StreetCell[]): ScenarioFeature<P> {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [outline(cells)] },
  };
}
