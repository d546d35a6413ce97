/** The lists that give ids and codes their names: units, categories, places, boundaries, figures, points. */
import { Module } from '@nestjs/common';
import { BoundaryDesk } from './boundary-desk';
import { CalendarDesk } from './calendar-desk';
import { CategoryDesk } from './category-desk';
import { ClockDesk } from './clock-desk';
import { ListWriter } from './list-writer';
import { MemberNames } from './member-names';
import { PlaceDesk } from './place-desk';
import { PlaceSearch } from './place-search';
import { PointDesk } from './point-desk';
import { ReferenceLists } from './reference-lists';
import { SeriesDesk } from './series-desk';
import { ThresholdDesk } from './threshold-desk';
import { UnitDesk } from './unit-desk';

const desks = [
  UnitDesk,
  CategoryDesk,
  PlaceDesk,
  BoundaryDesk,
  SeriesDesk,
  PointDesk,
  ClockDesk,
  CalendarDesk,
  ThresholdDesk,
];

@Module({
  providers: [ReferenceLists, ListWriter, MemberNames, PlaceSearch, ...desks],
  exports: [ReferenceLists, MemberNames, PlaceSearch, ...desks],
})
export class ReferenceModule {}
