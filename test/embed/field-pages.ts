/** Pages of a portal whose own forms ask questions of ours, and the desk that these are posted to. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { takesAnswer, type Kind } from '@tokhai/procedure';
import {
  sampleAnswers,
  sampleFile,
  sampleQuestion,
} from '../../packages/elements/src/testing/sample-procedure.ts';
import { root } from '../../scripts/lib/run.ts';
import { serveFolder } from '../../scripts/lib/static-server.ts';

/** What a form posted, in its order. */
export type Posted = [name: string, value: string][];

/** What a form posted, entry by entry; of a file its hash. */
function entriesOf(body: Buffer, type: string): Posted {
  if (!type.startsWith('multipart/')) return [...new URLSearchParams(body.toString())];
  const boundary = /boundary=(.+)$/.exec(type)![1]!;
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      const content = Buffer.from(rest.join('\r\n\r\n').slice(0, -2), 'latin1');
      const name = Buffer.from(/name="([^"]*)"/.exec(head)![1]!, 'latin1').toString();
      const isFile = head.includes('filename=');
      return [
        name,
        isFile ? createHash('sha256').update(content).digest('hex') : content.toString(),
      ];
    });
}

/** Every kind that somebody answers. */
const kinds = (Object.keys(sampleAnswers) as Kind[]).filter((kind) => kind !== 'computed');
export const questions = kinds.map(sampleQuestion).filter(({ kind }) => takesAnswer(kind));
// One pixel.
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = createHash('sha256').update(photo).digest('hex');
export const files = new Map([[sha256, photo]]);
export const answers: Record<string, unknown> = Object.fromEntries(
  kinds.map((kind) => [sampleQuestion(kind).name, sampleAnswers[kind]]),
);
answers['anh'] = { name: 'anh.png', type: 'image/png', size: photo.length, sha256 };

/** What `/all.html` posts of these. */
export const expected: Posted = questions.flatMap(({ name, kind }): Posted => {
  const value = answers[name];
  if (kind === 'file') return [[name, sha256]];
  if (Array.isArray(value) && kind === 'choices') return value.map((one) => [name, String(one)]);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Forms post the ends of lines as CR LF (HTML, 4.10.22.8).
  return [[name, text.replaceAll('\n', '\r\n')]];
});

const page = (body: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng</title><link rel="icon" href="data:,"></head><body><main><h1>Liên hệ</h1>
${body}</main><script src="/tokhai.iife.js" data-elements="field"></script></body></html>`;

const field = (name: string): string =>
  `<tk-field name="${name}" src="/sample.json" question="${name}"></tk-field>`;
const all = questions.map(({ name }) => field(name)).join('\n');

export interface FieldPages {
  /** Without a slash at its end. */
  readonly url: string;
  /** What was posted so far. */
  readonly posted: Posted[];
  close(): Promise<void>;
}

/**
 * Serves `/all.html`, every kind, `/checked.html`, whose rules are asked for, `/apart.html`, where they
 * stand outside the form, and a few more.
 */
export async function serveFieldPages(): Promise<FieldPages> {
  const posted: Posted[] = [];
  /** Where the forms are posted to: what a browser tells of a request lacks the bytes of files. */
  const desk = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method === 'POST') {
        posted.push(entriesOf(Buffer.concat(chunks), request.headers['content-type'] ?? ''));
      }
      response.writeHead(200, { 'content-type': 'text/plain' }).end('Đã nhận');
    })();
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const action = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/posted`;
  const server = await serveFolder(join(root, 'packages', 'tokhai', 'dist', 'web'), {
    '/sample.json': JSON.stringify({ ...sampleFile, required: ['hoTen'] }),
    '/all.html': page(
      `<form method="post" enctype="multipart/form-data" action="${action}">${all}
<button type="submit">Gửi</button> <button type="reset">Làm lại</button></form>`,
    ),
    '/checked.html': page(
      `<form method="post" action="${action}">
<p><label for="q">Tiêu đề</label> <input id="q" name="q"></p>
${field('hoTen')}
<tk-field name="ctl00$email" value="an@example.vn" required
 schema='{"$ref": "../../shared/email.json", "title": "Thư điện tử"}'></tk-field>
<fieldset disabled><legend>Khoá</legend>
<tk-field name="khoa" value="0912345678" schema='{"$ref": "../../shared/phone.json"}'></tk-field></fieldset>
<button type="submit">Gửi</button> <button type="reset">Làm lại</button></form>`,
    ),
    '/apart.html': page(
      `<form id="lienHe" method="post" action="${action}">
<p><label for="q">Tiêu đề</label> <input id="q" name="q"></p><button type="submit">Gửi</button></form>
<tk-field form="lienHe" name="hoTen" required schema='{"$ref": "../../shared/name.json"}'></tk-field>
<tk-field form="lienHe" name="gioiTinh" schema='{"$ref": "../../shared/sex.json"}'></tk-field>
<tk-field name="rieng" required schema='{"$ref": "../../shared/phone.json"}'></tk-field>`,
    ),
    '/english.html': page(`<form>
<tk-field lang="en" name="phone" schema='{"$ref": "../../shared/phone.json"}'></tk-field></form>`),
    '/wrong.html': page('<form><tk-field src="/sample.json" question="khac"></tk-field></form>'),
  });
  return {
    url: server.url,
    posted,
    async close() {
      await server.close();
      desk.closeAllConnections();
      desk.close();
    },
  };
}
