/** How units, categories and places name themselves and their parents. */
import type { CategoryRow, PlaceRow, UnitRow } from '@heed/shared/reference';
import type { TreeShape } from './tree';

export const unitShape: TreeShape<UnitRow> = {
  id: (row) => row.id,
  parent: (row) => row.parentId,
};

export const categoryShape: TreeShape<CategoryRow> = {
  id: (row) => row.code,
  parent: (row) => row.parent,
};

export const placeShape: TreeShape<PlaceRow> = {
  id: (row) => row.code,
  parent: (row) => row.parent,
};
