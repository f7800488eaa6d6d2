import { createVerify, X509Certificate, type KeyLike } from 'node:crypto';
import { createOptionalCallbackFunction, SignedXml, type SignatureAlgorithm } from 'xml-crypto';
import { childrenOf, onlyChild, parseXml } from './read-xml.ts';
import { TrustedListError } from './trusted-list-error.ts';

const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const enveloped = `${dsig}enveloped-signature`;
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const signedProperties = 'http://uri.etsi.org/01903#SignedProperties';

/** Signers that are tried at most. */
const maxSigners = 20;

/** ECDSA as XML has it: r‖s (RFC 6931, 2.3.6). */
function ecdsa(hash: string, uri: string): new () => SignatureAlgorithm {
  return class implements SignatureAlgorithm {
    verifySignature = createOptionalCallbackFunction(
      (material: string, key: KeyLike, value: string): boolean =>
        createVerify(hash)
          .update(material)
          .verify({ key: key as string, dsaEncoding: 'ieee-p1363' }, value, 'base64'),
    );
    getSignature = createOptionalCallbackFunction((): string => {
      throw new Error('Lists are only read here.');
    });
    getAlgorithmName = (): string => uri;
  };
}

/**
 * The bytes of a list that its signature covers, in canonical form, once it is by one of the signers.
 * Nothing else of the file is to be looked at: what is wrapped around, or put beside, is not there.
 *
 * One signature, a child of the root; one reference to the whole document (`""`, or the root's own
 * `Id`), enveloped and canonicalised, and beside it only the XAdES properties of the signature itself
 * (TS 119 612, B.1). Keys inside the file are not looked at.
 *
 * @param text that `safeXmlText` gave
 * @param signers DER
 * @throws {TrustedListError}
 */
export function signedContent(
  text: string,
  signers: readonly Uint8Array[],
): { content: string; signer: X509Certificate } {
  const document = parseXml(text);
  const root = document.documentElement;
  const signature = onlyChild(root, dsig, 'Signature');
  const all = document.getElementsByTagNameNS(dsig, 'Signature');
  if (!signature || all.length !== 1) throw new TrustedListError('not-signed');
  checkReferences(root, signature);
  for (const der of signers.slice(0, maxSigners)) {
    const signer = new X509Certificate(der);
    const content = contentBy(text, signature, signer);
    if (content !== undefined) return { content, signer };
  }
  throw new TrustedListError('signature-invalid');
}

function contentBy(text: string, signature: Element, signer: X509Certificate): string | undefined {
  const xml = new SignedXml({
    publicCert: signer.toString(),
    // The key is ours, whatever the file brings.
    getCertFromKeyInfo: () => null,
  });
  const { SignatureAlgorithms: known, HashAlgorithms: hashes } = xml;
  const pick = <T>(from: Record<string, T>, names: readonly string[]): Record<string, T> =>
    Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
  xml.SignatureAlgorithms = {
    ...pick(known, [`${more}rsa-sha256`, `${more}rsa-sha512`]),
    ...pick(known, ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1']),
    [`${more}ecdsa-sha256`]: ecdsa('sha256', `${more}ecdsa-sha256`),
    [`${more}ecdsa-sha384`]: ecdsa('sha384', `${more}ecdsa-sha384`),
    [`${more}ecdsa-sha512`]: ecdsa('sha512', `${more}ecdsa-sha512`),
  };
  xml.HashAlgorithms = pick(hashes, [
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'http://www.w3.org/2001/04/xmlenc#sha512',
  ]);
  const { CanonicalizationAlgorithms: forms } = xml;
  xml.CanonicalizationAlgorithms = pick(forms, [exclusive, inclusive, enveloped]);
  try {
    xml.loadSignature(signature);
    if (!xml.checkSignature(text)) return undefined;
  } catch {
    // The library throws for a signature that does not fit, and for what it does not know.
    return undefined;
  }
  // The first one is of the document: `checkReferences` saw to it.
  return xml.getSignedReferences()[0];
}

/** What is signed has to be the whole document, read in the one way that hides nothing. */
function checkReferences(root: Element, signature: Element): void {
  const info = onlyChild(signature, dsig, 'SignedInfo');
  const references = info ? childrenOf(info, dsig, 'Reference') : [];
  const [whole, properties, ...rest] = references;
  if (!whole || rest.length > 0) throw new TrustedListError('not-signed');
  const uri = whole.getAttribute('URI');
  const id = root.getAttribute('Id') ?? '';
  if (uri !== '' && (id === '' || uri !== `#${id}`)) throw new TrustedListError('not-signed');
  if (uri !== '' && countIds(root, id) !== 1) throw new TrustedListError('not-signed');
  const [first, second, ...others] = transformsOf(whole);
  const forms = [exclusive, inclusive];
  if (first !== enveloped || !second || !forms.includes(second) || others.length > 0) {
    throw new TrustedListError('signature-algorithm');
  }
  if (!properties) return;
  if (properties.getAttribute('Type') !== signedProperties)
    throw new TrustedListError('not-signed');
  if (transformsOf(properties).some((transform) => !forms.includes(transform))) {
    throw new TrustedListError('signature-algorithm');
  }
}

function transformsOf(reference: Element): string[] {
  const list = onlyChild(reference, dsig, 'Transforms');
  const transforms = list ? childrenOf(list, dsig, 'Transform') : [];
  return transforms.map((transform) => transform.getAttribute('Algorithm') ?? '');
}

/** How many elements have an identifier, under any of the names that libraries look for. */
function countIds(root: Element, id: string): number {
  return [root, ...Array.from(root.getElementsByTagName('*'))].filter((element) =>
    ['Id', 'ID', 'id'].some((name) => element.getAttribute(name) === id),
  ).length;
}
