import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReportFigures } from '@heed/shared/report-figures';
import { ReportDetail, ReportList } from '@heed/shared/reports';
import { useDatabase } from '../../../test/pg';
import { PressRoom } from '../../../test/press-room';
import { ReportDoorsModule } from './report-doors.module';

const database = useDatabase();
let room: PressRoom;

beforeAll(async () => {
  room = await PressRoom.open(database(), [ReportDoorsModule]);
});
afterAll(async () => {
  await room.close();
});

function asked(part: object = {}) {
  const of = { kind: 'after-action', incidentId: room.incidentId, requestId: randomUUID() };
  return { ...of, ...part };
}

async function made(): Promise<ReportDetail> {
  const answer = await room.post('/api/reports', asked(), room.of('chen-zhuo'));
  expect(answer.statusCode, answer.body).toBe(201);
  return ReportDetail.parse(answer.json());
}

describe('the doors of reports', () => {
  test('[F1] a leader makes one, who may read it reads it, and nobody else', async () => {
    const { head } = await made();
    const path = `/api/reports/${head.id}`;
    const statuses = async (account: string) => {
      const reading = await room.get(path, room.of(account));
      const making = await room.post('/api/reports', asked(), room.of(account));
      return [reading.statusCode, making.statusCode];
    };
    expect(await statuses('chen-zhuo')).toEqual([200, 201]);
    expect(await statuses('lin-lan')).toEqual([200, 403]);
    expect(await statuses('kan-ke')).toEqual([403, 403]);
    const list = await room.get('/api/reports?kind=after-action', room.of('lin-lan'));
    expect(ReportList.parse(list.json()).rows.map(({ id }) => id)).toContain(head.id);
    const figures = await room.get(`${path}/figures`, room.of('lin-lan'));
    expect(ReportFigures.parse(figures.json())).toMatchObject({ position: head.position });
  });

  test('[F15] [F16] it is taken away as Word and as a spreadsheet, in Chinese where nobody asks', async () => {
    const { head } = await made();
    for (const ending of ['docx', 'xlsx']) {
      const url = `/api/reports/${head.id}/report.${ending}`;
      const answer = await room.get(url, room.of('lin-lan'));
      expect(answer.headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="after-action-[\\w-]+\\.${ending}"$`),
      );
      // Both are archives.
      expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
      expect((await room.get(`${url}?lang=fr`, room.of('lin-lan'))).statusCode).toBe(400);
    }
  });

  test('[F2] what is asked amiss is refused in the reader’s language, naming the field', async () => {
    const headers = room.of('chen-zhuo');
    const ask = async (part: object) =>
      (await room.post('/api/reports', asked(part), headers)).json<object>();
    expect(await ask({ from: '2026-01-01T00:00:00Z' })).toMatchObject({
      error: 'invalid',
      details: [{ path: 'from', message: '请选择一个事件，或填写起止时间，二者取一。' }],
    });
    expect(await ask({ unknown: 1 })).toMatchObject({ error: 'invalid' });
    expect(await ask({ incidentId: randomUUID() })).toMatchObject({ error: 'unknown-incident' });
    expect((await room.get('/api/reports/none', headers)).statusCode).toBe(404);
  });
});
