import { describe, expect, test } from 'vitest';
import { parseDatabaseUrl } from './database';

describe('DATABASE_URL', () => {
  test('names host, port, user, password and database, with escapes undone', () => {
    expect(parseDatabaseUrl('postgresql://heed:p%40ss%2Fword@db.example:5433/heed')).toEqual({
      host: 'db.example',
      port: 5433,
      user: 'heed',
      password: 'p@ss/word',
      database: 'heed',
    });
  });

  test('may name the folder of a unix socket; port and database have PostgreSQL’s defaults', () => {
    expect(parseDatabaseUrl('postgres://heed:x@localhost?host=/run/postgresql')).toEqual({
      host: '/run/postgresql',
      port: 5432,
      user: 'heed',
      password: 'x',
      database: 'heed',
    });
  });
});
