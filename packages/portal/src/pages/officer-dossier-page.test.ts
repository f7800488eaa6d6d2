import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signPdf, verifyPdf, webCryptoSigner, type SignatureAlgorithm } from '@tokhai/signing';
import { createTestAuthority, tinyPdf } from '@tokhai/signing/testing';
import type { Language } from '../words/language.ts';
import { words } from '../words/words.ts';
import { officerDossierPage } from './officer-dossier-page.ts';

/** The page on a PDF that was signed with an algorithm. */
async function pageOf(algorithm: SignatureAlgorithm, language: Language): Promise<string> {
  const authority = await createTestAuthority();
  const person = { commonName: 'Nguyễn Thị Ánh', organization: 'UBND xã', algorithm };
  const { chain, privateKey } = await authority.issue(person);
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const pdf = await signPdf(tinyPdf(['a']), signer, { field: 'a', signedAt: new Date() });
  const { signatures, legal } = await verifyPdf(pdf, { trust: [authority.root] });
  const instant = '2026-11-22T08:30:00+07:00';
  const contact = { name: 'Bộ phận một cửa' };
  const receipt = { code: 'DEMO-261122-0001', receivedAt: instant, deadline: '', contact };
  const response = officerDossierPage(
    {
      ...{ language, words: words[language], chosen: language, style: '/style.css' },
      url: new URL('http://portal.test/can-bo/DEMO-261122-0001'),
    },
    {
      receipt: { ...receipt, sha256: '', procedure: '', title: '' },
      state: 'received',
      verdict: {
        ...{ indication: 'passed', reasons: [], checkedAt: instant, signatures },
        ...(legal && { legal }),
      },
    },
    undefined,
    { events: [], result: undefined, open: false },
  );
  return (await response.text()).replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/\s+/g, ' ');
}

test('the officer reads whether the law was kept beside whether the signature holds', async () => {
  const sound = await pageOf('ECDSA-P-256-SHA-256', 'vi');
  assert.match(sound, /Mức chữ ký PAdES B-B Thông tư 15\/2025\/TT-BKHCN Phù hợp /);
  assert.match(sound, /Đơn vị quản lý chứng thư UBND xã/);
  assert.match(sound, /Hiệu lực chứng thư lúc ký Trong thời hạn/);
  const old = await pageOf('RSASSA-PKCS1-v1_5-SHA-256', 'en');
  assert.match(old, /TT-BKHCN Does not match: The signature algorithm is not listed/);
});
