/** Files that a procedure names beside its own: recordings, videos, captions and posters. */
import { open, type FileHandle } from 'node:fs/promises';
import { mediaType } from '@tokhai/procedure';

/** Most bytes of one answer: players ask for the next part by themselves. */
const maxPart = 4 * 1024 * 1024;

/**
 * Answers a file, or the part that a player asks for (RFC 9110, 14: one range of bytes); Safari plays
 * nothing without. Undefined where there is no such file, or its kind is none of sounds and pictures.
 */
export async function respondMedia(path: string, request: Request): Promise<Response | undefined> {
  const type = mediaType(path);
  if (type === undefined) return undefined;
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    return await answer(file, type, request.headers.get('range'));
  } finally {
    await file.close();
  }
}

async function answer(file: FileHandle, type: string, asked: string | null): Promise<Response> {
  const { size } = await file.stat();
  const headers = new Headers({
    'content-type': type,
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
  });
  if (asked === null && size <= maxPart) {
    return new Response(await readPart(file, 0, size), { headers });
  }
  const part = partOf(asked ?? 'bytes=0-', size);
  if (part === undefined) {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${part.from}-${part.to - 1}/${size}`);
  return new Response(await readPart(file, part.from, part.to), { status: 206, headers });
}

/** The bytes that `bytes=from-to`, `bytes=from-` or `bytes=-last` mean; undefined: none. */
function partOf(range: string, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < end ? { from, to: Math.min(end, from + maxPart) } : undefined;
}

async function readPart(
  file: FileHandle,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}
