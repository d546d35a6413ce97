/** What a detector is made of. */
import { ZoneTime } from '../../kernel/zone-time';
import type { DetectorSettings } from './arrival.fold';
import { ChannelShares } from './channel-shares.fold';
import { Counters } from './counters.fold';
import { DefaultPoints } from './default-points.fold';
import { Dispersion } from './dispersion.fold';
import { Episodes } from './episodes.fold';
import { Levels } from './levels.fold';
import { Names } from './names.fold';
import { RecentArrivals } from './recent.fold';
import type { SavedDetector } from './saved.fold';
import { UsualWeek } from './usual-week.fold';

export interface Parts {
  readonly zone: ZoneTime;
  readonly names: Names;
  readonly counters: Counters;
  readonly recent: RecentArrivals;
  readonly week: UsualWeek;
  readonly levels: Levels;
  readonly dispersion: Dispersion;
  readonly channels: ChannelShares;
  readonly points: DefaultPoints;
  readonly episodes: Episodes;
}

export function partsOf({ timeZone }: DetectorSettings, saved?: SavedDetector): Parts {
  const zone = new ZoneTime(timeZone);
  const names = new Names(saved?.names);
  const counters = new Counters(saved?.counters);
  const week = new UsualWeek(zone, saved?.week);
  return {
    zone,
    names,
    counters,
    week,
    recent: new RecentArrivals(saved?.recent),
    levels: new Levels({ names, counters, week }, saved?.lean),
    dispersion: new Dispersion(saved?.dispersion),
    channels: new ChannelShares(saved?.channels),
    points: new DefaultPoints(saved?.points),
    episodes: new Episodes(saved?.episodes),
  };
}
