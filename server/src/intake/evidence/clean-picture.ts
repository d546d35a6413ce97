/** Draws a picture anew: without place, camera or time, and without whatever hid behind its pixels. */
import sharp from 'sharp';
import { unreachable } from '../../kernel/unreachable';
import type { PictureType } from './evidence-type';

const MAX_PIXELS = 40_000_000;
const MAX_SECONDS = 10;
/** Two at a time: a picture of the largest size takes 160 MB while it is drawn. */
const AT_ONCE = 2;

// Nothing but these three is ever decoded, whatever a file says it is.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.concurrency(1);

const waiting: (() => void)[] = [];
let drawing = 0;

/** The picture in the same format, upright; null where it is broken, too large or takes too long. */
export async function cleanPicture(content: Uint8Array, type: PictureType): Promise<Buffer | null> {
  if (drawing >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else drawing += 1;
  try {
    return await redrawn(content, type);
  } catch {
    return null;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }
}

/** Sharp keeps no metadata unless told to, and turns colours into sRGB. */
async function redrawn(content: Uint8Array, type: PictureType): Promise<Buffer> {
  const picture = sharp(content, {
    limitInputPixels: MAX_PIXELS,
    failOn: 'error',
    pages: 1,
    sequentialRead: true,
  })
    .autoOrient()
    .timeout({ seconds: MAX_SECONDS });
  switch (type) {
    case 'image/jpeg':
      return picture.jpeg({ quality: 88 }).toBuffer();
    case 'image/png':
      return picture.png().toBuffer();
    case 'image/webp':
      return picture.webp({ quality: 88 }).toBuffer();
    default:
      return unreachable(type);
  }
}
