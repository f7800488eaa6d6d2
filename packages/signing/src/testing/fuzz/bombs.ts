import { deflateSync } from 'node:zlib';
import { concat, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { manyUpdates } from './many-updates.ts';

const end = (offset: number) => `startxref\n${offset}\n%%EOF\n`;

/** A file of one body and a table; bodies by number. */
function file(bodies: Readonly<Record<number, string | Bytes>>, trailer = ''): Bytes {
  const parts: Bytes[] = [latin1('%PDF-1.7\n')];
  let at = 9;
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  const put = (bytes: Bytes) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [num, body] of Object.entries(bodies)) {
    table += `${num} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    put(latin1(`${num} 0 obj\n`));
    put(typeof body === 'string' ? latin1(body) : body);
    put(latin1('\nendobj\n'));
  }
  put(latin1(`${table}trailer\n<< /Size 9 /Root 1 0 R ${trailer} >>\n${end(at)}`));
  return concat(...parts);
}

/** A stream that is compressed zeros. */
function bomb(size: number, keys: string): Bytes {
  const data = new Uint8Array(deflateSync(new Uint8Array(size)));
  const head = `<< ${keys} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`;
  return concat(latin1(head), data, latin1('\nendstream'));
}

/** A file whose cross-reference is one stream. */
function streamed(keys: string, stream: Bytes | undefined): Bytes {
  const head = latin1(`%PDF-1.7\n1 0 obj\n`);
  const body = stream ?? latin1(`<< ${keys} /Length 0 >>\nstream\n\nendstream`);
  return concat(head, body, latin1(`\nendobj\n${end(9)}`));
}

/** A file whose catalog stands in an object stream. */
function packed(stream: Bytes): Bytes {
  const before = concat(latin1('%PDF-1.7\n5 0 obj\n'), stream, latin1('\nendobj\n'));
  const at = before.length;
  const entry = (type: number, place: number) =>
    String.fromCharCode(type, (place >> 16) & 255, (place >> 8) & 255, place & 255, 0);
  const data = entry(2, 5) + entry(1, 9) + entry(1, at);
  const keys = `/Type /XRef /W [ 1 3 1 ] /Index [ 1 1 5 2 ] /Size 7 /Root 1 0 R /Length ${data.length}`;
  return concat(
    before,
    latin1(`6 0 obj\n<< ${keys} >>\nstream\n${data}\nendstream\nendobj\n${end(at)}`),
  );
}

/** Bodies of signature fields that nobody signed. */
export function manyFields(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `<< /FT /Sig /T (f${index}) >>`);
}

const catalog = '<< /Pages 2 0 R /AcroForm << /Fields [ 3 0 R ] >> >>';
const million = 1_000_000;

/** Files built to exhaust time or memory: small ones that unfold, and large ones of nothing. */
export const bombs: Readonly<Record<string, () => Bytes>> = {
  'a table that claims a thousand million entries': () =>
    latin1(`%PDF-1.7\nxref\n0 1000000000\ntrailer\n<< /Root 1 0 R >>\n${end(9)}`),
  'a million entries': () => {
    const rows = '0000000009 00000 n \n'.repeat(million);
    return latin1(`%PDF-1.7\nxref\n0 ${million}\n${rows}trailer\n<< /Root 1 0 R >>\n${end(9)}`);
  },
  'a million objects': () => {
    const bodies = Array.from({ length: million }, (_, index) => `${index + 1} 0 obj 0 endobj\n`);
    return latin1(`%PDF-1.7\n${bodies.join('')}${end(9)}`);
  },
  'a stream of cross-references that claims much': () =>
    streamed('/Type /XRef /W [ 1 2 1 ] /Size 999999999 /Root 1 0 R', undefined),
  'a stream of cross-references without width': () =>
    streamed('/Type /XRef /W [ 0 0 0 ] /Size 999999999 /Root 1 0 R', undefined),
  'a compressed stream of cross-references': () =>
    streamed('', bomb(200 * million, '/Type /XRef /W [ 1 2 1 ] /Size 49999999 /Root 1 0 R')),
  'an object stream of zeros': () => packed(bomb(300 * million, '/Type /ObjStm /N 10 /First 9')),
  'an object stream that claims a million objects': () =>
    packed(bomb(20 * million, `/Type /ObjStm /N ${million} /First 9`)),
  'as many entries as are read': () => {
    const rows = '0000000009 00000 n \n'.repeat(490_000);
    const table = `xref\n0 490000\n${rows}trailer\n<< /Root 1 0 R >>\n`;
    return latin1(`%PDF-1.7\n1 0 obj ${catalog} endobj\n${table}${end(75)}`);
  },
  'tables that name one another': () => {
    const first = 'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 69 >>\n'.padEnd(
      60,
    );
    const second = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 9 >>\n`;
    return latin1(`%PDF-1.7\n${first}${second}${end(9)}`);
  },
  'a hundred thousand tables': () => {
    let text = '%PDF-1.7\n';
    let previous = '';
    for (let count = 0; count < 100_000; count++) {
      const at = text.length;
      text += `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R ${previous} >>\n`;
      previous = `/Prev ${at}`;
      if (count === 99_999) text += end(at);
    }
    return latin1(text);
  },
  'arrays in arrays': () => file({ 1: '['.repeat(million) }),
  'dictionaries in dictionaries': () => file({ 1: '<< /A '.repeat(million) }),
  'brackets in a string': () => file({ 1: '('.repeat(4 * million) }),
  'a long hexadecimal string': () => file({ 1: `<${'4'.repeat(40 * million)}>` }),
  'a long name': () => file({ 1: `/${'A'.repeat(10 * million)}` }),
  'a long comment': () => latin1(`%PDF-1.7\n${'%'.repeat(40 * million)}${end(9)}`),
  'an array of a million numbers': () =>
    file({ 1: catalog, 3: `[ ${'0 '.repeat(million)}]`, 2: 'null' }),
  'fields that are their own children': () =>
    file({ 1: catalog, 2: 'null', 3: '<< /T (a) /Kids [ 3 0 R 3 0 R ] >>' }),
  'pages that are their own children': () =>
    file({ 1: catalog, 2: '<< /Kids [ 2 0 R 2 0 R ] /Count 9 >>', 3: '<< /FT /Sig /T (a) >>' }),
  'a reference to itself': () => file({ 1: '1 0 R' }),
  'a length that is its own stream': () => file({ 1: '<< /Length 1 0 R >>\nstream\n\nendstream' }),
  'byte ranges without signatures': () => {
    const range = '/ByteRange [ 0 9 11 9 ] ';
    return latin1(`%PDF-1.7\n${range.repeat(400_000)}\n${end(9)}`);
  },
  'signatures without number': () => {
    const value = '/V << /ByteRange [ 0 9 11 9 ] /Contents <00> /SubFilter /ETSI.CAdES.detached >>';
    const fields = Array.from({ length: 5000 }, (_, index) => [
      index + 10,
      `<< /FT /Sig /T (s${index}) ${value} >>`,
    ]);
    const refs = fields.map(([num]) => `${num} 0 R`).join(' ');
    const form = `<< /Pages 2 0 R /AcroForm << /Fields [ ${refs} ] >> >>`;
    return file({ 1: form, ...(Object.fromEntries(fields) as Record<number, string>) });
  },
  'many updates of many objects': () =>
    manyUpdates(
      Array.from({ length: 300_000 }, () => 'null'),
      60,
      false,
    ),
  'many updates of many fields': () => manyUpdates(manyFields(19_000), 60, true),
  'names of fields that grow with their depth': () => {
    const fields = Array.from({ length: 5000 }, (_, index) => [
      index + 10,
      `<< /T (${'x'.repeat(500)}) /FT /Sig /Kids [ ${index + 11} 0 R ] >>`,
    ]);
    const form = '<< /AcroForm << /Fields [ 10 0 R ] >> >>';
    return file({ 1: form, ...(Object.fromEntries(fields) as Record<number, string>) });
  },
};
