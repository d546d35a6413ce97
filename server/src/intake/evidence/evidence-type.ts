/** What kinds of evidence are kept, told by content and never by name. */
import { fileTypeFromBuffer } from 'file-type';

export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;

/** Media types that are kept, each with its file extension. */
export const evidenceExtensions = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/amr': 'amr',
} as const;

export type EvidenceType = keyof typeof evidenceExtensions;
export type PictureType = Extract<EvidenceType, `image/${string}`>;

/** A telephone's pictures in HEVC: the prebuilt libvips has no decoder for them, so none can be drawn anew. */
const heic = /^image\/hei[cf](-sequence)?$/;

/** Null for everything that is not kept: SVG, HTML, archives, programs, texts. */
export async function evidenceType(content: Uint8Array): Promise<EvidenceType | 'heic' | null> {
  const found = await fileTypeFromBuffer(content);
  if (!found) return null;
  if (heic.test(found.mime)) return 'heic';
  return isEvidenceType(found.mime) ? found.mime : null;
}

export function isPicture(type: EvidenceType): type is PictureType {
  return type.startsWith('image/');
}

export function isEvidenceType(type: string): type is EvidenceType {
  return Object.hasOwn(evidenceExtensions, type);
}
