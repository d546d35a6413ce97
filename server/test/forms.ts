/** Multipart bodies as a browser sends them, for injected requests. */
export interface FormBody {
  readonly payload: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface FormFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** A form with fields and, where there is one, the file `file` after them. */
export async function formBody(fields: Record<string, string>, file?: FormFile): Promise<FormBody> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', new Blob([file.content]), file.name);
  const request = new Response(form);
  const type = request.headers.get('content-type') ?? '';
  return {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': type },
  };
}
