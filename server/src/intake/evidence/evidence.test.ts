import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { zip } from '../../../test/files';
import { cleanPicture } from './clean-picture';
import { evidenceType, type PictureType } from './evidence-type';

const red = { create: { width: 40, height: 20, channels: 3, background: 'red' } } as const;

/** A photograph with a place, a camera and a sideways position in its EXIF. */
function photograph(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'CANARY-CAMERA', Orientation: '6' },
    IFD3: { GPSLatitude: '28/1 11/1 40/1', GPSLatitudeRef: 'N' },
  };
  return sharp(red).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
}

describe('a picture drawn anew', () => {
  test('has no EXIF, stands upright and shows the same', async () => {
    const sent = await photograph();
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const clean = await cleanPicture(sent, 'image/jpeg');
    if (!clean) throw new Error('a good picture is kept');
    const told = await sharp(clean).metadata();
    expect(told).toMatchObject({ format: 'jpeg', width: 20, height: 40 });
    expect([told.exif, told.xmp, told.iptc, told.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(clean.includes('CANARY-CAMERA')).toBe(false);
    const { dominant } = await sharp(clean).stats();
    expect(dominant.r).toBeGreaterThan(200);
  });

  test('drops what is hidden behind the pixels', async () => {
    const polyglot = Buffer.concat([
      await sharp(red).png().toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ]);
    const clean = await cleanPicture(polyglot, 'image/png');
    expect(clean?.includes('<script>')).toBe(false);
  });

  test.each<[string, PictureType, () => Buffer | Promise<Buffer>]>([
    ['is cut off', 'image/jpeg', async () => (await photograph()).subarray(0, 300)],
    ['is no picture at all', 'image/png', () => Buffer.from('\u0089PNG\r\n\u001a\n nothing')],
    ['has 50 million pixels', 'image/png', () => hugePng()],
    ['is a drawing', 'image/png', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['is a GIF', 'image/png', () => Buffer.from('474946383961010001000000002c', 'hex')],
  ])('is refused where it %s', async (_why, type, content) => {
    expect(await cleanPicture(await content(), type)).toBeNull();
  });
});

/** 10,000 × 5,000 in a few kilobytes. */
function hugePng(): Promise<Buffer> {
  return sharp({ create: { ...red.create, width: 10_000, height: 5_000 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

describe('the type of evidence', () => {
  const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)]);
  const mp4 = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypmp42'),
    Buffer.alloc(64),
  ]);
  const mp3 = Buffer.concat([
    Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'),
    Buffer.from([0xff, 0xfb, 0x90, 0x64]),
    Buffer.alloc(600),
  ]);
  const pictureOf = (brand: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(64)]);

  test.each<[string, Buffer, string | null]>([
    ['a recording', amr, 'audio/amr'],
    ['a film', mp4, 'video/mp4'],
    ['an MP3', mp3, 'audio/mpeg'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ['a page', Buffer.from('<!doctype html><script>1</script>'), null],
    ['an HEIC', pictureOf('heic'), 'heic'],
    ['a HEIC of a newer profile', pictureOf('heix'), 'heic'],
    ['a burst of HEIC', pictureOf('hevc'), 'heic'],
    ['a HEIF', pictureOf('mif1'), 'heic'],
    ['an AVIF', pictureOf('avif'), null],
    ['an archive', zip([{ name: 'a', content: 'b' }]), null],
    ['a program', Buffer.from('MZ\u0090\u0000'.padEnd(200, '\u0000'), 'latin1'), null],
    ['a text', Buffer.from('停水三天了'), null],
    ['nothing', Buffer.alloc(0), null],
  ])('of %s is told by its content', async (_what, content, type) => {
    expect(await evidenceType(content)).toBe(type);
  });
});
