/** The browser's part of `tokhai preview`: form, PDF and findings, renewed as the file changes. */
import { indexedDbDrafts, type Answers, type DraftFile } from '@tokhai/answers';
import { ProcedureElement, type Ports } from '@tokhai/elements';
import { readProcedure } from '@tokhai/procedure';
import type { ShownExample, ShownState } from '../src/preview/server.ts';
import type { ShownFinding } from '../src/preview/read-state.ts';

class PreviewForm extends ProcedureElement {}
customElements.define('preview-form', PreviewForm);

/** Milliseconds of quiet after which what was typed is printed. */
const quietMs = 300;

const drafts = indexedDbDrafts('tokhai-preview');
const form = Object.assign(document.createElement('preview-form') as PreviewForm, {
  headingLevel: 3,
  mediaBase: '/media/',
  ports: {
    drafts,
    // The print stands beside the form: here it is drawn only to lead on to the signatures.
    produce: async (_procedure, answers, { files }) => {
      const { href } = await print(answers, files);
      if (href === undefined) throw new Error('nothing was printed');
      return new Uint8Array(await (await fetch(href)).arrayBuffer());
    },
    signMethods: [],
    sign: () => Promise.reject(new Error('nothing is signed in a preview')),
    signatures: async () => new Map(),
    submit: () => Promise.reject(new Error('nothing is sent in a preview')),
  } satisfies Ports,
});

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

const news = byId('news');
const findings = byId('findings');
const select = byId('example') as HTMLSelectElement;
const frame = byId('pdf') as HTMLIFrameElement;
const note = byId('pdf-note');

interface Printed {
  href?: string;
  problem?: string;
  issues: number;
}

async function print(
  answers: Answers,
  files: Iterable<readonly [string, Uint8Array]>,
): Promise<Printed> {
  const body = JSON.stringify({
    answers,
    files: Object.fromEntries([...files].map(([hash, bytes]) => [hash, base64(bytes)])),
  });
  return (await (await fetch('/print', { method: 'POST', body })).json()) as Printed;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}

let printing: Promise<void> | undefined;
let again = false;

/** Prints the draft; what changed meanwhile is printed after it. */
function showPrint(): void {
  if (printing) {
    again = true;
    return;
  }
  printing = printDraft()
    .catch(() => {
      note.textContent = 'Chưa in được. Xem dòng lệnh đang chạy tokhai preview.';
    })
    .finally(() => {
      printing = undefined;
      if (again) {
        again = false;
        showPrint();
      }
    });
}

async function printDraft(): Promise<void> {
  const { procedure } = form;
  if (!procedure) return;
  const draft = await drafts.load(procedure.id);
  const files = (draft?.files ?? []).map(({ sha256, bytes }) => [sha256, bytes] as const);
  const { href, problem, issues } = await print(draft?.answers ?? {}, files);
  note.textContent =
    problem ??
    (issues === 0
      ? 'Câu trả lời đã đủ và hợp lệ.'
      : `Còn ${issues} câu trả lời thiếu hoặc sai; chỗ đó in trống.`);
  if (href !== undefined && !frame.src.endsWith(`${href}#toolbar=0&view=FitH`)) {
    frame.src = `${href}#toolbar=0&view=FitH`;
  }
}

function findingItem({ code, severity, pointer, line, message, words }: ShownFinding): Element {
  const item = document.createElement('li');
  item.className = severity;
  const place = `${line === undefined ? '' : `Dòng ${line}, `}${pointer || '/'}`;
  const parts: Array<[tag: string, text: string, lang?: string]> = [
    ['strong', severity === 'error' ? 'Lỗi' : 'Nên sửa'],
    ['code', place],
    ['span', words],
    ['span', message, 'en'],
    ['code', code],
  ];
  for (const [tag, text, lang] of parts) {
    if (text === '') continue;
    const part = Object.assign(document.createElement(tag), { textContent: text });
    if (lang !== undefined) part.lang = lang;
    item.append(part, ' ');
  }
  return item;
}

function showExamples(names: readonly string[]): void {
  const chosen = select.value;
  select.replaceChildren(...names.map((name) => new Option(name, name, false, name === chosen)));
  for (const id of ['example', 'fill']) byId(id).toggleAttribute('disabled', names.length === 0);
}

let shown = '';

async function showState(): Promise<void> {
  const state = (await (await fetch('/state')).json()) as ShownState;
  byId('file').textContent = state.file;
  findings.replaceChildren(...state.findings.map(findingItem));
  showExamples(state.examples);
  const count = state.findings.length;
  const clock = new Date().toLocaleTimeString('vi-VN');
  if (state.procedure === undefined) {
    news.textContent = `${clock}: tệp đang có lỗi, hiển thị bản đọc được gần nhất.`;
    return;
  }
  news.textContent = `${clock}: ${count === 0 ? 'không có gì phải sửa.' : `${count} điều cần xem.`}`;
  const now = JSON.stringify([state.procedure, state.translation]);
  if (now === shown) return;
  shown = now;
  // The form begins anew from its draft: the same answers, on the same page.
  form.translations = state.translation ? [state.translation] : [];
  form.procedure = readProcedure(state.procedure);
  showPrint();
}

async function fillIn(): Promise<void> {
  const { procedure } = form;
  if (!procedure || select.value === '') return;
  const response = await fetch(`/example?name=${encodeURIComponent(select.value)}`);
  const { answers, files, problem } = (await response.json()) as ShownExample & {
    problem?: string;
  };
  if (problem !== undefined) {
    news.textContent = problem;
    return;
  }
  const kept = Object.entries(files).map(([sha256, text]): DraftFile => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return { sha256, bytes, ...namesOf(answers, sha256) };
  });
  await drafts.save({
    procedureId: procedure.id,
    answers,
    pageId: 'check',
    files: kept,
    updatedAt: new Date().toISOString(),
  });
  // In this tab the form goes on where its draft stands.
  sessionStorage.setItem(`tokhai:${procedure.id}`, '1');
  form.procedure = { ...procedure };
  showPrint();
}

/** Name and type that the answers give to a file. */
function namesOf(value: unknown, sha256: string): { name: string; type: string } {
  const found: Array<{ name: string; type: string }> = [];
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    const { sha256: hash, name, type } = one as Record<string, unknown>;
    if (hash === sha256) found.push({ name: String(name), type: String(type) });
    else Object.values(one).forEach(look);
  };
  look(value);
  return found[0] ?? { name: sha256, type: 'application/octet-stream' };
}

let timer: ReturnType<typeof setTimeout> | undefined;
form.addEventListener('tk-draft', () => {
  clearTimeout(timer);
  timer = setTimeout(showPrint, quietMs);
});
byId('fill').addEventListener('click', () => void fillIn());
byId('form').append(form);

const events = new EventSource('/events');
events.addEventListener('message', () => {
  showState().catch(() => {
    news.textContent = 'Không đọc được trạng thái; hãy tải lại trang.';
  });
});
events.addEventListener('error', () => {
  news.textContent = 'Mất kết nối với tokhai preview. Hãy chạy lại lệnh.';
});
