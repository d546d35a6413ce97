import { expect, test } from 'vitest';
import { maskAddress, maskEmail, maskName, maskPhone } from './mask';

test.each([
  ['13812345678', '138****5678'],
  ['+8613812345678', '138****5678'],
  ['138 1234-5678', '138****5678'],
  ['+8673188881234', '0731-******34'],
  ['010-88881234', '010-******34'],
  ['12345', '12345'],
  ['+17135550123', '+17*******23'],
  ['88881234', '888***34'],
])('phone %s shows as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test.each([
  ['张三丰', '张**'],
  ['张三', '张*'],
  ['张', '张*'],
  ['欧阳修文', '欧阳**'],
  ['John Smith', 'J*** S****'],
  ['  李静 ', '李*'],
])('name %s shows as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  ['zhang.san@example.org', 'z***@example.org'],
  ['a@b.cn', 'a***@b.cn'],
  ['broken', '***'],
])('mail address %s shows as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

test.each([
  ['望江街道望江路112号望江里3栋2单元501', '望江街道望江路'],
  ['望江里小区3栋501室', '望江里小区'],
  ['望江里 501', '望江里'],
  ['望江路', '望江路'],
  ['五栋三单元', '***'],
  ['12 Main Street', 'Main Street'],
  ['Main Street, Apt 5', 'Main Street'],
])('address %s shows as %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
