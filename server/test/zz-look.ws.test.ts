import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jiangzhouWater } from '../data/scenarios/jiangzhou-water/scenario';
import { Newsroom } from './newsroom';
import { prepared, samples, settleCity } from './site-city';
import { WholeServer } from './whole-server';

test('look', { timeout: 3_600_000 }, async () => {
  const whole = await WholeServer.open(3892);
  await settleCity(whole);
  const room = await Newsroom.open(whole);
  for (const figure of samples()) {
    const { status, text } = await whole.post('/api/figures', Object.fromEntries(Object.entries(figure).filter(([, v]) => v !== null)));
    if (status !== 200 && status !== 201) console.log(status, text);
  }
  for (let n = 0; n < 40; n += 1) {
    await whole.post('/api/complaints', { channel: 'phone', text: `自来水有异味，第 ${n} 户`, complainant: { phone: `139000${10000 + (n % 33)}` } });
  }
  await new Promise((r) => setTimeout(r, 1500));
  const said: string[] = [];
  const ids: string[] = [];
  for (const code of ['first', 'second', 'third']) ids.push((await room.publish(prepared(code))).id);
  await whole.post('/api/promises', { incidentId: room.incidentId, bulletinId: ids[1], text: { zh: '10 时 15 分前给出恢复判断', en: 'An assessment by 10:15' }, owner: '市水务局', dueAt: new Date(Date.now() + 3_600_000).toISOString(), requestId: 'p1' }).then((a) => said.push(`${a.status} ${a.text}`));
  await room.correct(ids[2] ?? '', prepared('correction'));
  await room.publish(prepared('last'));
  const { body: drill } = await whole.post<{ id: string; realm: string; at: string; state: string }>('/api/drills', { scenario: 'jiangzhou-water', speed: 1, requestId: 'd1' });
  said.push(JSON.stringify(drill).slice(0, 300));
  const step = async (minutes: number) => {
    for (let k = 0; k < 200; k += 1) { await new Promise((r) => setTimeout(r, 200)); const a = await whole.post(`/api/drills/${drill.id}/commands`, { kind: 'step', seconds: minutes * 60 }); if (a.status === 200) break; if (k === 199) said.push(a.text); }
    await new Promise((r) => setTimeout(r, 6000));
  };
  try {
    await step(33);
    const there = await room.about({ since: drill.at, realm: drill.realm });
    const raw = jiangzhouWater.bulletins;
    await there.publish(raw[0]!.content);
    await step(34);
    const third = await there.publish(raw[2]!.content);
    await step(15);
    await there.correct(third.id, raw[3]!.content);
    await step(22);
    await there.publish(raw[4]!.content);
  } catch (e) { said.push(String(e)); }
  writeFileSync('/tmp/site/drill', drill.id ?? '');
  writeFileSync('/tmp/site/url', JSON.stringify({ url: whole.url, said, cookie: (whole as never as { cookie: string }).cookie }));
  console.log(whole.url, said);
  while (!existsSync('/tmp/site/stop')) await new Promise((r) => setTimeout(r, 300));
  await whole.close();
  expect(1).toBe(1);
});
