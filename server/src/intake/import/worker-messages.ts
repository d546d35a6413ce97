/** What the server and its parse worker say to each other. */
import type { FileFault } from './table/file-fault';
import type { TableFormat } from './table/open-table';
import type { ParsedRow } from './table/parsed-row';
import type { Survey } from './table/survey';

/** A file on the disk and the key that opens it. */
export interface OpenableFile {
  readonly path: string;
  readonly key: Uint8Array;
}

export type WorkerTask = OpenableFile &
  ({ readonly kind: 'survey' } | { readonly kind: 'rows'; readonly format: TableFormat });

export type WorkerAnswer =
  | { readonly survey: Survey }
  | { readonly rows: readonly ParsedRow[]; readonly ended: boolean }
  | { readonly fault: FileFault; readonly line: number | null };
