/** What comes with boundaries: the GeoJSON as a file with fields, or all in one JSON body. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuseField, RefusedError } from '../../kernel/refusal';
import type { BoundaryInput } from '../../reference/boundary-desk';
import { parseInput } from '../http/invalid-input';
import { readUpload } from './uploads';

const line = z.string().trim().min(1).max(200);
const property = z.string().trim().min(1).max(60).optional();

const fields = {
  name: line,
  source: line,
  approvalNo: z.string().trim().max(100).nullish(),
  coordinateSystem: z.enum(['WGS-84', 'CGCS2000', 'GCJ-02']),
  kind: z.enum(['district', 'street']).optional(),
  nameProperty: property,
  kindProperty: property,
  codeProperty: property,
  parentProperty: property,
};
const BoundaryFields = z.strictObject(fields);
const BoundaryBody = z.strictObject({ ...fields, geojson: z.unknown() });

export async function boundaryInput(request: FastifyRequest): Promise<BoundaryInput> {
  if (!request.isMultipart()) {
    const { geojson, ...rest } = parseInput(BoundaryBody, request.body);
    return { ...rest, approvalNo: rest.approvalNo || null, geojson };
  }
  const upload = await readUpload(request);
  const given = Object.entries(upload.fields).filter(([, value]) => value.trim() !== '');
  const rest = parseInput(BoundaryFields, Object.fromEntries(given));
  return { ...rest, approvalNo: rest.approvalNo || null, geojson: parseJson(upload.bytes) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RefusedError(refuseField('malformed', 'file', 'not-geojson'));
  }
}
