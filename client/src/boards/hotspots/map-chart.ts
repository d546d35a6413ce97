/** The hotspot map: H3 cells on the quantity ramp over boundaries, with names and numbered places. */
import type { BoardParts } from '@heed/shared/board';
import { cellToBoundary, cellToLatLng, isValidCell } from 'h3-js';
import { CHART_NUMBERS, CHART_TEXT, type ChartLook } from '../../ui/chart-look';
import type { ChartOption } from '../../ui/EChart.vue';
import type { Boundary, Box, LngLat } from './boundary';
import { aspectScale, placeNames } from './map-view';
import { LEAST_COUNT, RAMP_TOKENS, rampStep } from './ramp';
import { zoneSeries, type DrawnZone } from './zone-shapes';

export interface DrawnCell {
  cell: string;
  step: number;
  hot: boolean;
  centre: LngLat;
}

export interface MapScale {
  steps: readonly number[];
  by: 'ratio' | 'count';
}

/** A place of the list beside the map, under its number there. */
export interface Pin {
  number: number;
  at: LngLat;
}

export interface MapContent {
  map: string;
  boundary: Boundary;
  view: Box;
  cells: readonly DrawnCell[];
  pins: readonly Pin[];
  zones: readonly DrawnZone[];
  nameOf: (code: string, name: string) => string;
  zoneNameOf: (code: string) => string;
}

/** Only cells that reach the ramp: colouring every cell is noise. */
export function drawnCells(cells: BoardParts['cells'], { steps, by }: MapScale): DrawnCell[] {
  return Object.entries(cells).flatMap(([cell, row]): DrawnCell[] => {
    if (by === 'ratio' && row.received < LEAST_COUNT) return [];
    const step = rampStep(by === 'ratio' ? (row.ratio ?? 0) : row.received, steps);
    if (step === null || !isValidCell(cell)) return [];
    const [lat, lng] = cellToLatLng(cell);
    return [{ cell, step, hot: row.hot, centre: [lng, lat] }];
  });
}

/** What the view turns to: where it is hot, or else where anything is drawn. */
export function pointsOfInterest(cells: readonly DrawnCell[]): LngLat[] {
  const hot = cells.filter((cell) => cell.hot);
  return (hot.length > 0 ? hot : cells).flatMap(({ cell }) => corners(cell));
}

export function mapChart(content: MapContent, look: ChartLook): ChartOption {
  const { map, view } = content;
  return {
    animation: false,
    geo: {
      map,
      aspectScale: aspectScale(view),
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      boundingCoords: [
        [view.west, view.north],
        [view.east, view.south],
      ],
      silent: true,
      label: { show: false },
      itemStyle: {
        areaColor: look.color('--bg-1'),
        borderColor: '#3A4756',
        borderWidth: look.rem(0.0625),
      },
      emphasis: { disabled: true },
    },
    series: [
      ...(content.zones.length > 0 ? zoneSeries(content.zones, content.zoneNameOf, look) : []),
      cellSeries(content.cells, look),
      nameSeries(content, look),
      pinSeries(content, look),
    ],
  };
}

type Series = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

function cellSeries(cells: readonly DrawnCell[], look: ChartLook): Series {
  const fills = RAMP_TOKENS.map((token) => look.color(token));
  const stroke = look.color('--bg-1');
  return {
    type: 'custom',
    coordinateSystem: 'geo',
    silent: true,
    z: 4,
    data: cells.map((_, index) => index),
    renderItem: ({ dataIndex }, api) => {
      const drawn = cells[dataIndex];
      if (!drawn) return null;
      const points = corners(drawn.cell).map((corner) => api.coord([...corner]));
      return {
        type: 'polygon',
        shape: { points },
        style: { fill: fills[drawn.step], stroke, lineWidth: look.rem(0.06) },
      };
    },
  };
}

/** A series of its own: names that belong to the map would lie under the cells. */
function nameSeries(
  { boundary, view, cells, pins, zones, nameOf }: MapContent,
  look: ChartLook,
): Series {
  const keepFree = [
    ...cells.map(({ centre }) => centre),
    ...pins.map(({ at }) => at),
    ...zones.filter(({ recovered }) => recovered).map(({ middle }) => middle),
  ];
  const districts = boundary.features.filter(({ properties }) => properties.kind === 'district');
  const named = districts.length > 0 ? districts : boundary.features;
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    z: 6,
    symbolSize: 0.01,
    data: placeNames(named, view, keepFree).map(({ feature, at }) => ({
      name: nameOf(feature.properties.code, feature.properties.name),
      value: [...at],
    })),
    label: {
      show: true,
      formatter: '{b}',
      position: 'inside',
      color: look.color('--fg-3'),
      fontSize: look.rem(1.25),
      fontFamily: CHART_TEXT,
      textBorderColor: look.color('--bg-0'),
      textBorderWidth: look.rem(0.25),
    },
    labelLayout: { hideOverlap: true },
  };
}

function pinSeries({ pins }: MapContent, look: ChartLook): Series {
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    z: 7,
    symbol: 'circle',
    symbolSize: look.rem(1.75),
    itemStyle: {
      color: look.color('--bg-0'),
      borderColor: look.color('--fg-1'),
      borderWidth: look.rem(0.125),
      opacity: 1,
    },
    data: pins.map(({ number, at }) => ({ name: String(number), value: [...at] })),
    label: {
      show: true,
      formatter: '{b}',
      color: look.color('--fg-1'),
      fontSize: look.rem(1.25),
      fontFamily: CHART_NUMBERS,
      fontWeight: 600,
    },
  };
}

const known = new Map<string, LngLat[]>();

/** A cell's corners never change: worked out once. */
function corners(cell: string): LngLat[] {
  const there = known.get(cell);
  if (there) return there;
  const made = cellToBoundary(cell, true).map(([lng, lat]): LngLat => [lng, lat]);
  known.set(cell, made);
  return made;
}
