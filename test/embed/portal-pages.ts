/** Pages as portals have them, each with one form, for tests. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/lib/run.ts';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';

const resolve = createRequire(import.meta.url).resolve;

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Đăng ký nhận tin',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: 'Họ và tên' },
    city: { type: 'object', title: 'Nơi ở', properties: { ward: { type: 'string', title: 'Xã' } } },
  },
};

const form = '<tk-procedure src="/schema.json" storage="none" heading-level="2"></tk-procedure>';
const script = '<script src="/tokhai.iife.js"></script>';
const theirs = `<h1>Cổng dịch vụ công</h1>
<p><label for="q">Tìm</label> <input id="q" class="form-control"></p>
<p><button type="button" class="btn btn-primary ui primary button">Tìm</button> <a href="#q">Trợ giúp</a></p>`;

const page = (head: string, body: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng</title>
<meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;

/** The strictest policy under which a form works. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** A service worker that a portal had before, and that takes ours in. */
const worker = `addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/own.json')) event.respondWith(new Response('"own"'));
});
importScripts('/service-worker.js');`;

/** Serves `dist/web` of the package as a portal copies it, and the pages beside it. */
export async function servePortalPages(): Promise<StaticServer> {
  const text = (path: string): Promise<string> => readFile(resolve(path), 'utf8');
  const [bootstrap, bootstrapScript, semantic, semanticScript, jquery] = await Promise.all([
    text('bootstrap/dist/css/bootstrap.css'),
    text('bootstrap/dist/js/bootstrap.js'),
    text('semantic-ui-css/semantic.css'),
    text('semantic-ui-css/semantic.js'),
    text('jquery/dist/jquery.js'),
  ]);
  const link = (name: string): string => `<link rel="stylesheet" href="/${name}.css">
<script src="/jquery.js"></script><script src="/${name}.js"></script>`;
  return serveFolder(join(root, 'packages', 'tokhai', 'dist', 'web'), {
    '/schema.json': JSON.stringify(schema),
    '/jquery.js': jquery,
    '/bootstrap.css': bootstrap,
    '/bootstrap.js': bootstrapScript,
    // Its first line fetches a font from elsewhere.
    '/semantic.css': semantic.replaceAll(/@import[^;]+;/g, ''),
    '/semantic.js': semanticScript,
    '/plain.html': page('', `${theirs}<main>${form}</main>${script}`),
    '/bootstrap.html': page(
      link('bootstrap'),
      `<div class="container">${theirs}<main>${form}</main></div>${script}`,
    ),
    '/semantic.html': page(
      link('semantic'),
      `<div class="ui container">${theirs}<main>${form}</main></div>${script}`,
    ),
    '/aspnet.html': page(
      '',
      `<form method="post" action="/posted" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="dDw="><main>${form}</main>
<input type="submit" name="ctl00$search" value="Tìm kiếm"></form>${script}`,
    ),
    '/strict.html': page(
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      `<main>${form}</main>${script}`,
    ),
    '/offline.html': page(
      `<meta http-equiv="Content-Security-Policy" content="${policy} tokhai">`,
      `<main>${form.replace('storage="none"', 'offline-worker="/portal-worker.js"')}</main>${script}`,
    ),
    '/portal-worker.js': worker,
    '/posted': '',
  });
}
