import type { TrustAnchor } from '@tokhai/signing';
import {
  childrenOf,
  defaultXmlLimits,
  onlyChild,
  parseXml,
  safeXmlText,
  textIn,
  type XmlLimits,
} from './read-xml.ts';
import { certificatesOf, dateIn, servicesOf, tsl, type TrustedService } from './services.ts';
import { signedContent } from './signed-content.ts';
import { TrustedListError } from './trusted-list-error.ts';

/** Another list that this one points to, e.g. a state's in the list of the lists. */
export interface ListPointer {
  territory: string;
  location: string;
  /** Certificates that sign it, DER: `signers` for reading it. */
  signers: readonly Uint8Array[];
}

/** A list that was signed by one of those who may, and is still to be relied on. */
export interface TrustedList {
  territory: string;
  sequenceNumber: number;
  issuedAt: Date;
  /** The last moment to rely on it. */
  nextUpdate: Date;
  services: readonly TrustedService[];
  pointers: readonly ListPointer[];
}

export interface TrustedListOptions {
  /**
   * Certificates that may have signed it, DER: as its publisher announced them outside the list, or
   * from the pointer of a list that was read so.
   */
  signers: readonly Uint8Array[];
  /** The clock; the system's unless given. */
  now?: Date;
  limits?: Partial<XmlLimits>;
}

/** Clocks differ: so much later than now a list may say it was issued, in ms. */
const clockTolerance = 10 * 60 * 1000;

/**
 * Reads a trusted list (ETSI TS 119 612 V2.1.1 and later, versions 5 and 6 of the format), as the
 * member states of the EU publish theirs. Checked are its signature, by certificates that the caller
 * trusts for it, and its dates; then only the bytes that the signature covers are read.
 *
 * @throws {TrustedListError}
 */
export function readTrustedList(
  bytes: Uint8Array,
  { signers, now = new Date(), limits }: TrustedListOptions,
): TrustedList {
  const text = safeXmlText(bytes, { ...defaultXmlLimits, ...limits });
  const { content, signer } = signedContent(text, signers);
  const list = parseXml(content).documentElement;
  if (list.namespaceURI !== tsl || list.localName !== 'TrustServiceStatusList') {
    throw new TrustedListError('not-a-trusted-list');
  }
  const scheme = onlyChild(list, tsl, 'SchemeInformation');
  const version = textIn(onlyChild(scheme, tsl, 'TSLVersionIdentifier'));
  const issuedAt = dateIn(onlyChild(scheme, tsl, 'ListIssueDateTime'));
  const next = onlyChild(onlyChild(scheme, tsl, 'NextUpdate'), tsl, 'dateTime');
  const nextUpdate = dateIn(next);
  const sequenceNumber = Number(textIn(onlyChild(scheme, tsl, 'TSLSequenceNumber')));
  // Without a next update a list is closed for good (5.3.15), and nothing is to be taken out of it.
  if (!scheme || !issuedAt || !nextUpdate || !['5', '6'].includes(version ?? '')) {
    throw new TrustedListError('not-a-trusted-list');
  }
  if (!Number.isSafeInteger(sequenceNumber) || sequenceNumber < 1) {
    throw new TrustedListError('not-a-trusted-list');
  }
  if (issuedAt.getTime() > now.getTime() + clockTolerance) {
    throw new TrustedListError('issued-in-future');
  }
  if (nextUpdate < now) throw new TrustedListError('expired');
  if (issuedAt < new Date(signer.validFrom) || issuedAt > new Date(signer.validTo)) {
    throw new TrustedListError('signer-expired');
  }
  return {
    territory: textIn(onlyChild(scheme, tsl, 'SchemeTerritory')) ?? '',
    ...{ sequenceNumber, issuedAt, nextUpdate },
    services: servicesOf(list),
    pointers: pointersOf(scheme),
  };
}

function pointersOf(scheme: Element): ListPointer[] {
  const pointers = onlyChild(scheme, tsl, 'PointersToOtherTSL');
  return (pointers ? childrenOf(pointers, tsl, 'OtherTSLPointer') : []).flatMap((pointer) => {
    const location = textIn(onlyChild(pointer, tsl, 'TSLLocation')) ?? '';
    const identities = onlyChild(pointer, tsl, 'ServiceDigitalIdentities');
    const signers = (
      identities ? childrenOf(identities, tsl, 'ServiceDigitalIdentity') : []
    ).flatMap(certificatesOf);
    const more = onlyChild(pointer, tsl, 'AdditionalInformation');
    const territory = (more ? childrenOf(more, tsl, 'OtherInformation') : [])
      .map((one) => textIn(onlyChild(one, tsl, 'SchemeTerritory')))
      .find((one) => one !== undefined);
    if (!/^https?:\/\/\S+$/.test(location) || signers.length === 0) return [];
    return [{ territory: territory ?? '', location, signers }];
  });
}

/**
 * What to give as `trust` (or `timestampTrust`) for a list: its services of a type, each trusted
 * while its status was granted.
 *
 * @param use of authorities that the list restricts; those that it does not restrict always count
 */
export function anchorsOf(
  { services }: Pick<TrustedList, 'services'>,
  type: TrustedService['type'],
  use: 'signatures' | 'seals' = 'signatures',
): TrustAnchor[] {
  return services
    .filter((service) => service.type === type)
    .filter(({ uses }) => type !== 'CA/QC' || uses.length === 0 || uses.includes(use))
    .map(({ certificate, granted }) => ({ certificate, periods: granted }));
}
