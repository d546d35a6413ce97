/**
 * Default points: where a source has no place it often puts the same one. A point or a cell without a
 * street that habitually holds far too much is none; what lies there counts as without a cell.
 */

/** Of all located complaints, what no single coordinate and no single cell holds of itself. */
const POINT_SHARE = 0.02;
const CELL_SHARE = 0.05;
const LEAST_COUNT = 50;
/** A cell is judged only where most complaints have a street, and twice as many of its own have none. */
const STREETS_KNOWN = 0.5;
const WITHOUT_STREET = 2;
const MOST_POINTS = 20_000;

export type SavedDefaultPoints = {
  readonly located: number;
  readonly withStreet: number;
  readonly points: [point: string, count: number][];
  readonly cells: [cell: number, all: number, withStreet: number][];
  readonly defaults: { readonly points: string[]; readonly cells: number[] };
};

interface Whereabouts {
  readonly cell: number;
  readonly street: number;
  readonly point: string | null;
}

export class DefaultPoints {
  private located: number;
  private withStreet: number;
  private readonly points: Map<string, number>;
  private readonly cells: Map<number, { all: number; withStreet: number }>;
  /** As of the last fit. */
  private defaults: { readonly points: Set<string>; readonly cells: Set<number> };

  constructor(saved?: SavedDefaultPoints) {
    this.located = saved?.located ?? 0;
    this.withStreet = saved?.withStreet ?? 0;
    this.points = new Map(saved?.points);
    this.cells = new Map(
      saved?.cells.map(([cell, all, withStreet]) => [cell, { all, withStreet }]),
    );
    this.defaults = {
      points: new Set(saved?.defaults.points),
      cells: new Set(saved?.defaults.cells),
    };
  }

  has({ cell, street, point }: Whereabouts): boolean {
    if (point !== null && this.defaults.points.has(point)) return true;
    return street === 0 && this.defaults.cells.has(cell);
  }

  learn({ cell, street, point }: Whereabouts): void {
    const known = this.cells.get(cell) ?? { all: 0, withStreet: 0 };
    const has = street > 0 ? 1 : 0;
    this.cells.set(cell, { all: known.all + 1, withStreet: known.withStreet + has });
    this.located += 1;
    this.withStreet += has;
    if (point === null) return;
    this.points.set(point, (this.points.get(point) ?? 0) + 1);
    if (this.points.size > MOST_POINTS) this.forgetRare();
  }

  age(left: number): void {
    this.located *= left;
    this.withStreet *= left;
    for (const [point, count] of this.points) {
      if (count < 0.5) this.points.delete(point);
      else this.points.set(point, count * left);
    }
    for (const [cell, { all, withStreet }] of this.cells) {
      this.cells.set(cell, { all: all * left, withStreet: withStreet * left });
    }
  }

  fit(): void {
    const points = [...this.points].filter(
      ([, count]) => count >= LEAST_COUNT && count >= POINT_SHARE * this.located,
    );
    const streets = this.withStreet >= STREETS_KNOWN * this.located;
    const cells = [...this.cells].filter(([, { all, withStreet }]) => {
      const without = all - withStreet;
      const many = without >= LEAST_COUNT && without >= CELL_SHARE * this.located;
      return streets && many && without >= WITHOUT_STREET * withStreet;
    });
    this.defaults = {
      points: new Set(points.map(([point]) => point)),
      cells: new Set(cells.map(([cell]) => cell)),
    };
  }

  save(): SavedDefaultPoints {
    return {
      located: this.located,
      withStreet: this.withStreet,
      points: [...this.points],
      cells: [...this.cells].map(([cell, { all, withStreet }]) => [cell, all, withStreet]),
      defaults: { points: [...this.defaults.points], cells: [...this.defaults.cells] },
    };
  }

  private forgetRare(): void {
    for (const [point, count] of this.points) if (count < 2) this.points.delete(point);
    // Where all came twice, the oldest half goes.
    if (this.points.size <= MOST_POINTS) return;
    for (const point of [...this.points.keys()].slice(0, MOST_POINTS / 2))
      this.points.delete(point);
  }
}
