import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env';
import { projectRoot } from './project-root';

const read = (source: Record<string, string>) => readEnv(source, '/srv/heed');

function refusal(source: Record<string, string>): string {
  try {
    read(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('the settings', () => {
  it('serve one machine on the loopback when nothing is set', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      trustProxy: [],
      timeZone: 'Asia/Shanghai',
      journalMonths: 1,
      deploymentName: { zh: '', en: '' },
      dataDir: '/srv/heed/.data',
      keyDir: '/srv/heed/.data/keys',
      databaseUrl: undefined,
      redisUrl: undefined,
      adminPassword: undefined,
      logLevel: 'info',
    });
  });

  it('take an empty variable for an absent one', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ', HEED_TRUST_PROXY: '' })).toEqual(read({}));
  });

  it('keep what is set', () => {
    const env = read({
      PORT: '8443',
      HOST: '0.0.0.0',
      HEED_PUBLIC_URL: 'https://heed.example.cn/',
      HEED_TRUST_PROXY: '10.0.0.0/8, fd00::/8',
      HEED_TIME_ZONE: 'Europe/Berlin',
      HEED_DEPLOYMENT_NAME: '江州市',
      HEED_DEPLOYMENT_NAME_EN: 'Jiangzhou',
      HEED_DATA_DIR: '/var/heed',
      HEED_KEY_DIR: 'keys',
      DATABASE_URL: 'postgresql://heed@db/heed',
      REDIS_URL: 'rediss://cache:6380',
      HEED_ADMIN_PASSWORD: 'twelve chars',
      HEED_LOG_LEVEL: 'debug',
    });
    expect(env).toMatchObject({
      port: 8443,
      publicUrl: 'https://heed.example.cn',
      trustProxy: ['10.0.0.0/8', 'fd00::/8'],
      dataDir: '/var/heed',
      keyDir: '/srv/heed/keys',
      timeZone: 'Europe/Berlin',
      deploymentName: { zh: '江州市', en: 'Jiangzhou' },
      logLevel: 'debug',
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '30x'],
    ['HOST', 'localhost:3000'],
    ['HEED_PUBLIC_URL', 'heed.example.cn'],
    ['HEED_PUBLIC_URL', 'https://example.cn/heed'],
    ['HEED_PUBLIC_URL', 'https://me:secret@example.cn'],
    ['HEED_TRUST_PROXY', '1'],
    ['HEED_TRUST_PROXY', '10.0.0.0/33'],
    ['HEED_TRUST_PROXY', '10.0.0.0/8,'],
    ['HEED_TIME_ZONE', 'Asia/Peking'],
    ['HEED_TIME_ZONE', '+08:00'],
    ['DATABASE_URL', 'mysql://db/heed'],
    ['REDIS_URL', 'localhost:6379'],
    ['HEED_ADMIN_PASSWORD', 'elevenchars'],
    ['HEED_LOG_LEVEL', 'loud'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} must .+\\.$`));
  });

  it('name every wrong variable at once, each on its line', () => {
    const lines = refusal({ PORT: '-1', HEED_TIME_ZONE: 'Moon/Sea', HEED_LOG_LEVEL: 'x' });
    expect(lines.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HEED_TIME_ZONE',
      'HEED_LOG_LEVEL',
    ]);
  });

  it('never repeat a secret in a refusal', () => {
    const message = refusal({ HEED_ADMIN_PASSWORD: 'hunter2', DATABASE_URL: 'x://u:pa55@db' });
    expect(message).not.toMatch(/hunter2|pa55/);
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('allow plain http on %s', (HOST) => {
    expect(refusal({ HOST, HEED_PUBLIC_URL: 'http://heed.local' })).toBe('accepted');
  });

  it.each(['0.0.0.0', '192.168.1.5', '::', '127.example.cn'])('demand https on %s', (HOST) => {
    expect(refusal({ HOST, HEED_PUBLIC_URL: 'http://heed.local' })).toBe(
      'HEED_PUBLIC_URL must be https, since HOST is reachable from other machines.',
    );
  });

  it('name the missing https beside another wrong variable', () => {
    const message = refusal({ HOST: '0.0.0.0', HEED_PUBLIC_URL: 'http://heed.local', PORT: 'x' });
    expect(message).toContain('PORT must');
    expect(message).toContain('HEED_PUBLIC_URL must be https');
  });
});

describe('the project root', () => {
  it('is the folder of the workspace file, from any depth', () => {
    expect(projectRoot(import.meta.dirname)).toBe(projectRoot(`${import.meta.dirname}/../../dist`));
  });

  it('is the working folder where no workspace file is found', () => {
    expect(projectRoot('/')).toBe(process.cwd());
  });
});
