import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CategoryRow, PlaceRow, UnitRow } from '@heed/shared/reference';
import { projectRoot } from '../config/project-root';
import { categoriesOf } from './category-file';
import { mergeCategories } from './category-merge';
import { csvTable, type CsvTable } from './csv-table';
import { mergePlaces } from './place-file';
import { mergeUnits } from './unit-file';

function table(text: string): CsvTable {
  const found = csvTable(Buffer.from(text));
  if (!found) throw new Error('not a table');
  return found;
}

function categories(text: string | CsvTable, existing: readonly CategoryRow[] = []) {
  const file = categoriesOf(typeof text === 'string' ? table(text) : text);
  if (!file) throw new Error('not categories');
  return mergeCategories(file, existing, (name) => (name === '水务局' ? 'unit-1' : undefined));
}

describe('a CSV file', () => {
  it('is read in UTF-8 with its mark, in GB18030, with semicolons and quoted line ends', () => {
    expect(table('\uFEFFname,parent\n水务局,').headers).toEqual(['name', 'parent']);
    const gb = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xcb, 0xae, 0xce, 0xf1, 0xbe, 0xd6]);
    expect(csvTable(gb)).toMatchObject({
      headers: ['名称'],
      rows: [{ line: 2, cells: ['水务局'] }],
    });
    expect(table('name;parent\na;b').rows[0]?.cells).toEqual(['a', 'b']);
    expect(table('name\n"a\nb"\nc').rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('is none where it is binary or breaks off in a quote', () => {
    expect(csvTable(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]))).toBe(null);
    expect(csvTable(Buffer.from('name\n"a'))).toBe(null);
    expect(csvTable(Buffer.from(''))).toBe(null);
  });

  it('skips empty rows and names the ragged ones', () => {
    const { rows, ragged } = table('a,b\n1,2\n,\n1,2,3\n1,2,\n');
    expect(rows).toHaveLength(2);
    expect(ragged).toEqual([4]);
  });
});

describe('units of a file', () => {
  const ids = () => {
    let next = 0;
    return () => `new-${(next += 1)}`;
  };
  const existing: UnitRow[] = [
    {
      id: 'water',
      name: '水务局',
      nameEn: null,
      parentId: null,
      capacity: 50,
      taskForce: false,
      retired: false,
    },
  ];

  it('are found by name, whatever order parents and children come in', () => {
    const merged = mergeUnits(
      table('单位,上级单位,容量,专班\n城东所,水务局,10,\n抢修队,城东所,,是\n水务局,,50,'),
      existing,
      ids(),
    );
    expect(merged).toMatchObject({ added: 2, changed: 0, unchanged: 1, refused: [] });
    expect(
      merged?.units.map(({ name, parentId, taskForce }) => [name, parentId, taskForce]),
    ).toEqual([
      ['城东所', 'water', false],
      ['抢修队', 'new-1', true],
    ]);
  });

  it('are refused line by line', () => {
    const merged = mergeUnits(
      table('name,parent,capacity\n甲,没有,1\n乙,,many\n,,\n丙,丁,\n丁,丙,\n'),
      [],
      ids(),
    );
    expect(merged?.refused).toEqual([
      { line: 3, column: 'capacity', message: 'bad-number' },
      { line: 2, column: 'parent', message: 'unknown-parent' },
      { line: 6, column: 'parent', message: 'parent-cycle' },
    ]);
    expect(merged).toMatchObject({ added: 3 });
  });

  it('need a column of names', () => {
    expect(mergeUnits(table('a,b\n1,2'), [], ids())).toBe(null);
  });
});

describe('categories of a file', () => {
  it('come one a row, parents by code or by name in any order', () => {
    const merged = categories(
      '编码,名称,上级,单位\nw2,停水,w1,\nw1,供水,,水务局\nw3,水压,供水,\nw4,迷路,没有,\nw5,甲,w6,\nw6,乙,w5,',
    );
    expect(merged.categories.map(({ code, parent, unitId }) => [code, parent, unitId])).toEqual([
      ['w1', null, 'unit-1'],
      ['w2', 'w1', null],
      ['w3', 'w1', null],
    ]);
    expect(merged.refused).toEqual([
      { line: 5, message: 'unknown-parent' },
      { line: 6, message: 'parent-cycle' },
      { line: 7, message: 'parent-cycle' },
    ]);
  });

  it('come one level a column, each path once, with codes that stay the same', () => {
    const text =
      '一级分类,二级分类,三级分类\n城乡建设,安全生产,事故处理\n城乡建设,安全生产,安全隐患\n城乡建设,,悬空\n';
    const merged = categories(text);
    expect(merged).toMatchObject({ added: 4, changed: 0, unchanged: 0 });
    expect(merged.refused).toEqual([{ line: 4, message: 'missing-name' }]);
    expect(categories(text).categories).toEqual(merged.categories);
    expect(merged.categories[0]?.code).toMatch(/^cxjs-[0-9a-f]{8}$/);
    const again = categories(text, merged.categories);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 4, categories: [] });
  });

  it('bring back what was retired, and keep what the file has no column for', () => {
    const stored = {
      code: 'w1',
      name: '供水',
      nameEn: 'Water',
      short: '水',
      shortEn: null,
      parent: null,
      unitId: 'u',
      retired: true,
    };
    const merged = categories('code,name\nw1,自来水', [stored]);
    expect(merged.categories).toEqual([{ ...stored, name: '自来水', retired: false }]);
    expect(merged).toMatchObject({ added: 0, changed: 1 });
  });

  it('may have short labels, which are refused where no wall has room for them', () => {
    const { categories: found, refused } = categories(
      'code,name,简称,shortEn\na,城市管理,城管,\nb,市容环境,,Cleanliness of streets',
    );
    expect(found).toMatchObject([{ code: 'a', short: '城管', shortEn: null }]);
    expect(refused).toEqual([{ line: 3, message: 'too-long' }]);
  });

  it('cannot hang a stored category below itself', () => {
    const plain = { nameEn: null, short: null, shortEn: null, unitId: null, retired: false };
    const stored = [
      { ...plain, code: 'a', name: '甲', parent: null },
      { ...plain, code: 'b', name: '乙', parent: 'a' },
    ];
    const merged = categories('code,name,parent\na,甲,b', stored);
    expect(merged.refused).toEqual([{ line: 2, message: 'parent-cycle' }]);
    expect(merged.categories).toEqual([]);
  });

  const real = join(projectRoot(), '..', 'shared', 'data', 'zh-messages', 'classes.csv');
  it.skipIf(!existsSync(real))('of the real three-level system all go in, and once only', () => {
    const classes = csvTable(readFileSync(real));
    if (!classes) throw new Error('not a table');
    const first = categories(classes);
    expect(first.refused).toEqual([]);
    const parents = new Set(first.categories.map(({ parent }) => parent));
    const leaves = first.categories.filter(({ code }) => !parents.has(code));
    expect(classes.rows).toHaveLength(517);
    expect(leaves).toHaveLength(new Set(classes.rows.map(({ cells }) => cells.join('/'))).size);
    expect(categories(classes, first.categories)).toMatchObject({ added: 0, changed: 0 });
  });
});

describe('places of a file', () => {
  const text =
    '区县,街道,社区,地址,经度,纬度\n海州区,望江街道,望江里,望江里3栋,120.1,30.2\n海州区,望江街道,望江里,望江里4栋,0,0\n海州区,滨河街道,,,,\n';

  it('lie within each other, each once, a position of 0,0 left out', () => {
    const merged = mergePlaces(table(text), []);
    expect(merged).toMatchObject({ added: 6, changed: 0, refused: [] });
    const byName = new Map(merged?.places.map((place) => [place.name, place]));
    expect(byName.get('望江里')?.parent).toBe(byName.get('望江街道')?.code);
    expect(byName.get('望江里3栋')).toMatchObject({ kind: 'address', lng: 120.1, lat: 30.2 });
    expect(byName.get('望江里4栋')).toMatchObject({ lng: null, lat: null });
    const again = mergePlaces(table(text), merged?.places ?? []);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 6, places: [] });
  });

  it('keep the codes that the file gives, and may be renamed under them', () => {
    const stored: PlaceRow[] =
      mergePlaces(table('district_code,district\n330101,海州\n'), [])?.places.slice() ?? [];
    expect(stored[0]?.code).toBe('330101');
    const merged = mergePlaces(table('district_code,district\n330101,海州区\n'), stored);
    expect(merged).toMatchObject({ added: 0, changed: 1, places: [{ name: '海州区' }] });
  });

  it('are refused line by line', () => {
    const merged = mergePlaces(
      table(
        'district,street,streetCode,lng,lat\n海州,望江,330101,,\n,,,,\n海州,滨河,a b,,\n海州,城北,,200,30\n',
      ),
      [
        {
          code: '330101',
          kind: 'district',
          name: '海州',
          nameEn: null,
          parent: null,
          lng: null,
          lat: null,
        },
      ],
    );
    expect(merged?.refused).toEqual([
      { line: 2, column: 'streetCode', message: 'code-taken' },
      { line: 4, column: 'streetCode', message: 'bad-code' },
      { line: 5, message: 'bad-coordinates' },
    ]);
    expect(mergePlaces(table('a,b\n1,2'), [])).toBe(null);
  });
});
