/** What kinds of evidence are kept, told by content and never by name. */
import { fileTypeFromBuffer } from 'file-type';

export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;

/** Media types that are kept, each with its file extension. HEIC can't be cleaned by our build of libvips. */
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

/** Null for everything that is not kept: SVG, HTML, archives, programs, texts. */
export async function evidenceType(content: Uint8Array): Promise<EvidenceType | null> {
  const found = await fileTypeFromBuffer(content);
  return found && isEvidenceType(found.mime) ? found.mime : null;
}

export function isPicture(type: EvidenceType): type is PictureType {
  return type.startsWith('image/');
}

export function isEvidenceType(type: string): type is EvidenceType {
  return Object.hasOwn(evidenceExtensions, type);
}
