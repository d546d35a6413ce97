import { expect, test } from 'vitest';
import { shortPlace } from './short-place';

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
