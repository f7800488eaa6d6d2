import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkSubmission } from '@tokhai/intake';
import { readProcedure } from '@tokhai/procedure';
import { shownIn, webCryptoSigner, type ExpectedLooks, type Signer } from '@tokhai/signing';
import {
  createTestAuthority,
  sealedConfirmation,
  tinyPdf,
  toPkcs12,
} from '@tokhai/signing/testing';
import { PNG } from 'pngjs';
import type { VerifyReport } from '../verify-report.ts';
import { readJson, run, schema } from '../testing/run.ts';

let folder: string;
/** An agency's. */
let sealer: Signer;
const at = (name: string) => join(folder, name);
const created = ['--created-at', '2025-07-02T08:30:00+07:00'];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-sign-'));
  const authority = await createTestAuthority();
  const people = {
    wife: { commonName: 'NGUYỄN THỊ HƯỜNG', subjectSerialNumber: 'CCCD:001185012345' },
    husband: { commonName: 'Trần Văn Đức', subjectSerialNumber: 'CCCD:036082045678' },
  };
  for (const [name, person] of Object.entries(people)) {
    const { chain, privateKey } = await authority.issue(person);
    assert.ok(privateKey);
    const p12 = await toPkcs12({ privateKey, certificates: chain, password: 'mật khẩu' });
    await writeFile(at(`${name}.p12`), p12);
  }
  const organization = 'Ủy ban nhân dân phường Sài Gòn';
  const { chain, privateKey } = await authority.issue({ commonName: organization, organization });
  sealer = webCryptoSigner({ privateKey: privateKey!, certificates: chain });
  await writeFile(at('password'), 'mật khẩu\r\n');
  await writeFile(at('wrong'), 'sai\n');
  const pem = (der: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
  const other = await createTestAuthority();
  await writeFile(at('roots.pem'), `# two roots\n${pem(other.root)}${pem(authority.root)}`);
  await writeFile(at('other.pem'), pem(other.root));
  await writeFile(at('root.der'), authority.root);
  await writeFile(at('foreign.pdf'), tinyPdf());
  const filled = await run(
    'fill',
    schema('ct01/procedure.json'),
    schema('ct01/examples/valid.json'),
    ...created,
    '-o',
    at('ct01.pdf'),
  );
  assert.deepEqual(filled, { code: 0, out: '', err: '' });
});
after(() => rm(folder, { recursive: true, force: true }));

function sign(input: string, person: string, output: string, ...more: string[]) {
  const key = ['--p12', at(`${person}.p12`), '--password-file', at('password')];
  return run('sign', at(input), ...key, '-o', at(output), ...more);
}

async function verify(name: string, trust = 'roots.pem', ...more: string[]) {
  const { code, out, err } = await run('verify', at(name), '--trust', at(trust), '--json', ...more);
  assert.equal(err, '');
  return { code, report: JSON.parse(out) as VerifyReport };
}

test('two people sign CT01, each in the own place, and both signatures are valid', async () => {
  assert.deepEqual(await sign('ct01.pdf', 'wife', 'once.pdf'), { code: 0, out: '', err: '' });
  const once = await verify('once.pdf');
  assert.equal(once.code, 0);
  assert.equal(once.report.signatures[0]?.field, 'nguoiKeKhai');
  assert.equal((await sign('once.pdf', 'husband', 'twice.pdf')).code, 0);

  const { code, report } = await verify('twice.pdf');
  assert.equal(code, 0);
  assert.equal(report.indication, 'TOTAL-PASSED');
  assert.deepEqual(report.reasons, []);
  assert.deepEqual(
    report.signatures.map((signature) => [
      signature.field,
      signature.signer?.name,
      signature.indication,
      signature.modifiedAfterSigning,
    ]),
    [
      ['nguoiKeKhai', 'NGUYỄN THỊ HƯỜNG', 'TOTAL-PASSED', false],
      ['chuHo', 'Trần Văn Đức', 'TOTAL-PASSED', false],
    ],
  );
  const example = await readJson<{ answers: object }>(schema('ct01/examples/valid.json'));
  assert.match(report.procedure ?? '', /\/ct01\//);
  assert.deepEqual(report.answers, example.answers);
  assert.equal(report.rendersIdentically, true);

  const third = await sign('twice.pdf', 'wife', 'never.pdf');
  assert.equal(third.code, 1);
  assert.match(third.err, /\[no-empty-field\]/);
  const again = await sign('twice.pdf', 'wife', 'never.pdf', '--field', 'chuHo');
  assert.equal(again.code, 1);
  assert.match(again.err, /\[field-already-signed\]/);
});

test('shows a picture of handwriting in the place, as the desk expects it, and worth nothing', async () => {
  const folderOf = { wave: picture(1800, 700, [20, 30, 90, 255]), blank: picture(300, 100) };
  await writeFile(at('wave.png'), folderOf.wave);
  await writeFile(at('blank.png'), folderOf.blank);
  await writeFile(at('broken.png'), folderOf.wave.subarray(0, 200));
  const bomb = Buffer.from(folderOf.blank);
  bomb.writeUInt32BE(1_000_000, 16);
  await writeFile(at('bomb.png'), bomb);
  const withPicture = (name: string) =>
    sign('ct01.pdf', 'wife', 'inked.pdf', '--handwriting', at(name));
  for (const [name, code] of [
    ['blank.png', 'no-handwriting'],
    ['broken.png', 'not-a-png'],
    ['bomb.png', 'picture-too-large'],
    ['password', 'not-a-png'],
  ] as const) {
    const refused = await withPicture(name);
    assert.equal(refused.code, 1);
    assert.match(refused.err, new RegExp(`\\[${code}\\]`));
  }
  const foreign = await sign('foreign.pdf', 'wife', 'x.pdf', '--handwriting', at('wave.png'));
  assert.match(foreign.err, /\[no-place-for-handwriting\]/);

  assert.deepEqual(await withPicture('wave.png'), { code: 0, out: '', err: '' });
  assert.equal((await verify('inked.pdf')).code, 0);
  const procedures = [readProcedure(await readJson(schema('ct01/procedure.json')))];
  const trust = [new Uint8Array(await readFile(at('root.der')))];
  const pdf = new Uint8Array(await readFile(at('inked.pdf')));
  const { verdict } = await checkSubmission(pdf, { procedures, trust, now: new Date() });
  const codes = verdict.reasons.map(({ code }) => code);
  assert.ok(!codes.includes('signature-shows-other'), codes.join());
  let images: Parameters<ExpectedLooks>[0] = {};
  const look: ExpectedLooks = (found) => {
    images = found;
    throw new Error('enough');
  };
  await shownIn(pdf, new Map([['nguoiKeKhai', look]])).catch(() => undefined);
  const { width = 0, height = 0, bits } = images['Ink'] ?? {};
  assert.ok(width > 300 && width <= 600 && height > 50 && height <= 200, `${width} × ${height}`);
  const inked = bits?.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  assert.ok(inked && inked > 0.02 * width * height && inked < 0.4 * width * height, String(inked));
});

/** A PNG of transparent paper, with a thick wave of a colour on it. */
function picture(width: number, height: number, colour?: readonly number[]): Buffer {
  const png = new PNG({ width, height });
  for (let x = width / 10; colour && x < (width * 9) / 10; x += 1) {
    const middle = Math.round(height / 2 + (height / 4) * Math.sin((x / width) * 20));
    for (let y = middle - 8; y < middle + 8; y += 1) png.data.set(colour, 4 * (y * width + x));
  }
  return PNG.sync.write(png);
}

test('tells people in Vietnamese the seven items that the law names', async () => {
  await sign('ct01.pdf', 'wife', 'people.pdf');
  const { code, out } = await run('verify', at('people.pdf'), '--trust', at('root.der'));
  assert.equal(code, 0);
  assert.match(out, /^Kết luận: HỢP LỆ \(TOTAL-PASSED\)$/m);
  assert.match(out, /^Bản in và dữ liệu trong tệp: giống từng byte$/m);
  assert.match(out, /^Thông tư 15\/2025\/TT-BKHCN: phù hợp \(/m);
  for (const item of [
    'Tổ chức cấp chứng thư số: .*CN=To Khai Test Issuing CA',
    'Người ký: NGUYỄN THỊ HƯỜNG',
    'Đơn vị quản lý chứng thư số: không ghi',
    'Thời gian ký: \\d\\d:\\d\\d:\\d\\d \\d\\d/\\d\\d/\\d{4}',
    'Tính toàn vẹn: toàn vẹn',
    'Hiệu lực chứng thư số lúc ký: trong thời hạn',
    'Thời hạn chứng thư số: \\d\\d:\\d\\d:\\d\\d \\d\\d/\\d\\d/\\d{4}',
    'Thu hồi: chưa kiểm tra',
    'Mức chữ ký: PAdES B-B',
    'Thông tư 15/2025/TT-BKHCN: phù hợp',
  ]) {
    assert.match(out, new RegExp(`^ {2}${item}`, 'm'));
  }
});

test('tells programs the same as ETSI TS 119 102-2 XML', async () => {
  await sign('ct01.pdf', 'wife', 'xml.pdf');
  const { code, out } = await run('verify', at('xml.pdf'), '--trust', at('root.der'), '--xml');
  assert.equal(code, 0);
  assert.match(out, /mainindication:total-passed</);
  assert.match(out, /<Signer>[^<]*NGUYỄN THỊ HƯỜNG/);
  const both = await run('verify', at('xml.pdf'), '--trust', at('root.der'), '--xml', '--json');
  assert.equal(both.code, 64);
});

test('signs and verifies a PDF of somebody else', async () => {
  assert.equal((await sign('foreign.pdf', 'wife', 'signed.pdf')).code, 0);
  const { code, report } = await verify('signed.pdf');
  assert.equal(code, 0);
  assert.equal(report.signatures.length, 1);
  assert.ok(
    !('procedure' in report) && !('answers' in report) && !('rendersIdentically' in report),
  );
});

test('a changed byte fails, with exit 1', async () => {
  await sign('ct01.pdf', 'wife', 'whole.pdf');
  const pdf = await readFile(at('whole.pdf'));
  pdf[6000] = (pdf[6000] ?? 0) ^ 1;
  await writeFile(at('changed.pdf'), pdf);
  const { code, report } = await verify('changed.pdf');
  assert.equal(code, 1);
  assert.equal(report.indication, 'TOTAL-FAILED');
  assert.ok(report.reasons.some((reason) => reason.code === 'digest-mismatch'));
  assert.ok(report.reasons.every((reason) => reason.message.length > 10));
});

test('what cannot be decided is exit 2', async () => {
  await sign('ct01.pdf', 'wife', 'open.pdf');
  for (const [name, reason, trust, ...more] of [
    ['open.pdf', 'unknown-issuer', 'other.pem'],
    ['open.pdf', 'certificate-expired', 'roots.pem', '--at', '2035-01-01T00:00:00Z'],
    ['ct01.pdf', 'no-signature', 'roots.pem'],
  ] as const) {
    const { code, report } = await verify(name, trust, ...more);
    assert.equal(code, 2, reason);
    assert.equal(report.indication, 'INDETERMINATE');
    assert.ok(
      report.reasons.some((found) => found.code === reason),
      JSON.stringify(report.reasons),
    );
  }
});

test('what is no PDF fails, and is no crash', async () => {
  await writeFile(at('zeros.pdf'), new Uint8Array(50_000_000));
  await writeFile(at('empty.pdf'), '');
  await writeFile(at('words.pdf'), 'Kính gửi');
  for (const name of ['zeros.pdf', 'empty.pdf', 'words.pdf']) {
    const { code, report } = await verify(name);
    assert.equal(code, 1);
    assert.deepEqual(
      report.reasons.map((reason) => reason.code),
      ['not-a-pdf'],
    );
  }
});

test('without the procedure the signatures are checked, and the print is said not to be', async () => {
  await sign('ct01.pdf', 'wife', 'alone.pdf');
  const procedure = ['--procedure', schema('tk01/procedure.json')];
  const { code, report } = await verify('alone.pdf', 'roots.pem', ...procedure);
  assert.equal(code, 0);
  assert.ok(!('rendersIdentically' in report));
  assert.deepEqual(
    report.notes.map((note) => note.code),
    ['procedure-not-at-hand'],
  );
});

test('a wrong password, no key file and no certificates are told apart', async () => {
  const wrong = await sign('ct01.pdf', 'wife', 'never.pdf', '--password-file', at('wrong'));
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /\[pkcs12-wrong-password\]/);
  const noKey = await sign('ct01.pdf', 'nobody', 'never.pdf');
  assert.equal(noKey.code, 64);
  const noRoots = await run('verify', at('ct01.pdf'), '--trust', at('password'));
  assert.equal(noRoots.code, 64);
  assert.match(noRoots.err, /\[no-certificate\]/);
});

test('a trusted list takes the place of roots, signed by whom the caller knows', async () => {
  const list = at('list.xml');
  await writeFile(list, '<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"/>');
  const asked = ['verify', at('once.pdf'), '--trusted-list', list];
  const alone = await run(...asked);
  assert.equal(alone.code, 64);
  assert.match(alone.err, /--list-signer is missing/);
  const unsigned = await run(...asked, '--list-signer', at('roots.pem'));
  assert.equal(unsigned.code, 64);
  assert.match(unsigned.err, /not-signed/);
});

test('a login that an agency sealed is told in words, and that it is no signature', async () => {
  const print = await readFile(at('ct01.pdf'));
  await writeFile(at('confirmed.pdf'), await sealedConfirmation(print, sealer));
  const { code, report } = await verify('confirmed.pdf');
  assert.equal(code, 0);
  assert.equal(report.confirmation?.confirmations[0]?.person.name, 'Nguyễn Thị Hường');
  const { out } = await run('verify', at('confirmed.pdf'), '--trust', at('roots.pem'));
  for (const words of [
    'KHÔNG phải chữ ký số của người xác nhận',
    'Nguyễn Thị Hường, số định danh 001185012345, tài khoản vneid:1',
    'Xác nhận lúc: 10:00:00 23/11/2026 (+07:00)',
    'Trần Văn Bình, số định danh 001085067890, tài khoản vneid:2',
    'Xác nhận lúc: 11:00:00 24/11/2026 (+07:00)',
    'VNeID, mức 2, lúc 09:30:00 23/11/2026 (+07:00)',
    'Mã dùng một lần, gửi lúc 09:59:00 23/11/2026 (+07:00)',
    'mã H48; chứng thư đã đóng dấu: ',
    'O=Ủy ban nhân dân phường Sài Gòn',
    'Điều 22 khoản 4',
  ])
    assert.ok(out.includes(words), `${words} in\n${out}`);

  // The record of another form below this one is no confirmation of it.
  const document = { sha256: '0'.repeat(64), bytes: print.length, procedure: '', shortCode: '' };
  await writeFile(at('moved.pdf'), await sealedConfirmation(print, sealer, { document }));
  const moved = await verify('moved.pdf');
  assert.equal(moved.code, 1);
  assert.equal(moved.report.confirmation, undefined);
  assert.equal(moved.report.reasons[0]?.code, 'confirmation-differs');

  // Nobody is trusted: the record is told, and that nothing is decided.
  const open = await verify('confirmed.pdf', 'other.pem');
  assert.equal(open.code, 2);
  const doubt = /CHƯA CÓ GÌ CHỨNG TỎ một cơ quan đã đóng dấu/;
  assert.doesNotMatch(out, doubt);
  const stranger = await run('verify', at('confirmed.pdf'), '--trust', at('other.pem'));
  assert.match(stranger.out, doubt);
  const broken = Uint8Array.from(await readFile(at('confirmed.pdf')));
  broken[2000]! ^= 1;
  await writeFile(at('broken.pdf'), broken);
  const failed = await verify('broken.pdf');
  assert.equal(failed.code, 1);
  assert.equal(failed.report.confirmation, undefined);
});
