import { expect, test } from 'vitest';
import { placeLabel, shortPlace, streetIn } from './short-place';

test.each([
  ['柳林街道', '柳林'],
  ['东江区', '东江'],
  ['浦东新区', '浦东'],
  ['高新区', '高新'],
  ['城区', '城区'],
  ['龙泉驿镇', '龙泉驿'],
  ['Liulin Subdistrict', 'Liulin'],
  ['Liulin St', 'Liulin'],
  ['Pudong New District', 'Pudong'],
  ['District', 'District'],
])('%s is %s in a narrow column', (name, short) => {
  expect(shortPlace(name)).toBe(short);
});

test.each([
  ['东江区', '柳林街道', '东江', '柳林街道'],
  ['东江区', '铁路新村街道', '东江', '铁路新村街道'],
  ['东江区', '东江新城街道', '', '东江新城街道'],
  ['高新区', '软件园科苑街道', '高新', '软件园科苑'],
  ['高新区', '国际软件园科苑街道', '', '国际软件园科苑'],
  ['', 'Longquanyi East Gate Street', '', 'Longquanyi East'],
])('%s %s is %s %s where 16 letters have room', (district, place, shownDistrict, shownPlace) => {
  expect(placeLabel({ district, place }, 16)).toEqual({
    district: shownDistrict,
    place: shownPlace,
  });
});

test.each([
  ['东江区', '柳林街道', '柳林'],
  ['东江区', '东江新城街道', '新城'],
  ['东江区', '东江街道', '东江'],
  ['Pudong', 'Pudong South Street', 'South'],
])('in the row of %s, %s is %s', (district, place, short) => {
  expect(streetIn({ district, place })).toBe(short);
});
