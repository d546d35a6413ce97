/** Words of figures, zones and service points in the settings. */
import type { Translated } from '../translated';
import type { adminFigures as source } from '../zh-CN/admin-figures';

export const adminFigures: Translated<typeof source> = {
  title: 'Figures and zones',
  lead: 'Three lists that stand beside the cases: outside figures, zones of supply, service points.',
  search: 'Find',
  series: {
    heading: 'Outside figures',
    lead: 'Water quality, households affected, calls answered. Limits and ages are set here, not by whoever sends the numbers.',
    add: 'Add a series',
    title: 'Name',
    titleEn: 'English name',
    name: 'Code',
    nameHint: 'As it is sent; no spaces, can’t be changed later',
    kind: 'Kind',
    kinds: {
      gauge: 'Present number',
      sample: 'Sample in a zone',
      'key-sites': 'Key sites',
      telephony: 'Telephony',
    },
    kindMeans: {
      gauge: 'A number of now, such as the households affected',
      sample:
        'Measured in a zone and held against the limit; decides whether the zone is safe again',
      'key-sites': 'A pair of numbers: CODE-affected and CODE-secured',
      telephony: 'What the telephone system reports',
    },
    unit: 'Unit',
    unitHint: 'Such as NTU, household, %',
    limit: 'Limit',
    limitHint: 'At or below it passes. Without one, samples decide nothing about a zone',
    stale: 'Old after',
    staleMinutes: 'Old after (minutes)',
    staleHint: 'A number older than this is marked on the wall',
    none: 'No series yet. The first figure that is sent begins one; it is better to name it and set its limit here first.',
  },
  zones: {
    heading: 'Zones',
    lead: 'Water or power follows zones, not districts. The wall and the public pages tell by zone how far things are.',
    title: 'Zone map',
    name: 'Zone',
    code: 'Code',
    streets: 'Streets',
    none: 'No zones were imported. All else works without them.',
    import: 'Import zones',
    removed: 'Zones removed',
    removeTitle: 'Remove the zones?',
    removeMeans:
      'The wall and the public pages no longer tell by zone. Samples stay; zones can be imported again.',
    means:
      'GeoJSON, one area a zone, with the properties code and name, and nameEn if you have it; streets lists its streets by name or code. A new map takes the old one’s place.',
    submit: 'Upload the zones',
  },
  points: {
    heading: 'Service points',
    lead: 'Where people fetch water, keep cool or stay. The public page lists them by street; one that is withdrawn is not listed.',
    name: 'Name',
    street: 'Street',
    address: 'Address',
    until: 'Open until',
    withdraw: 'Withdraw',
    withdrawn: 'withdrawn',
    withdrawnNow: 'Withdrawn: {name}',
    putBack: 'Put back',
    backNow: 'Put back: {name}',
    none: 'No service points yet. Import them from a file.',
    fileTitle: 'Import service points',
    fileMeans:
      'Name and address are needed; the street by its name or code in the list. A point of the same name in the same street is changed, not added again. A day alone lasts to its end. A withdrawn point is not put back by a file.',
    fileExample:
      'name,nameEn,street,address,until,note\n柳林送水点,Liulin point,柳林街道,柳林路 1 号,2026-07-18 22:00,自带容器\n码头送水点,,码头街道,码头路 8 号,,',
  },
};
