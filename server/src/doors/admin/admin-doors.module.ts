/** The doors of administration and of the reference lists. */
import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module';
import { ReferenceModule } from '../../reference/reference.module';
import { AccountsController } from './accounts.controller';
import { CalendarController } from './calendar.controller';
import { CategoriesController } from './categories.controller';
import { ClockPolicyController } from './clock-policy.controller';
import { KeysController } from './keys.controller';
import { PlacesController } from './places.controller';
import { PointsController } from './points.controller';
import { ReferenceController } from './reference.controller';
import { SeriesController } from './series.controller';
import { ThresholdsController } from './thresholds.controller';
import { UnitsController } from './units.controller';

@Module({
  imports: [AccessModule, ReferenceModule],
  controllers: [
    AccountsController,
    CalendarController,
    CategoriesController,
    ClockPolicyController,
    KeysController,
    PlacesController,
    PointsController,
    ReferenceController,
    SeriesController,
    ThresholdsController,
    UnitsController,
  ],
})
export class AdminDoorsModule {}
