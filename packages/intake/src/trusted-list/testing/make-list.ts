/** Trusted lists for tests, signed by an implementation that is not the one that reads them. */
import { createHash, createSign, type KeyObject } from 'node:crypto';

export interface ListedService {
  certificate: Uint8Array;
  type?: string;
  /** `granted`, `withdrawn` … with its beginning, the newest first. */
  statuses: ReadonlyArray<readonly [status: string, from: string]>;
  uses?: readonly string[];
}

export interface MadeList {
  services: readonly ListedService[];
  issuedAt?: string;
  nextUpdate?: string;
  version?: string;
  /** XML put at the end of the scheme information, e.g. pointers. */
  scheme?: string;
  /** Attributes of the root. */
  attributes?: string;
}

const base = 'http://uri.etsi.org/TrstSvc';

/** The list without its signature. It is written in canonical form, so its bytes are what is signed. */
export function listXml({
  services,
  issuedAt = '2026-11-01T00:00:00Z',
  nextUpdate = '2027-04-01T00:00:00Z',
  version = '5',
  scheme = '',
  attributes = '',
}: MadeList): string {
  const service = ({ certificate, type = 'CA/QC', statuses, uses = [] }: ListedService): string => {
    const [now, ...past] = statuses;
    const status = ([name, from]: readonly [string, string]): string =>
      `<ServiceStatus>${base}/TrustedList/Svcstatus/${name}</ServiceStatus><StatusStartingTime>${from}</StatusStartingTime>`;
    const kind = `<ServiceTypeIdentifier>${base}/Svctype/${type}</ServiceTypeIdentifier>`;
    const extensions = uses
      .map(
        (use) =>
          `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${base}/TrustedList/SvcInfoExt/${use}</URI></AdditionalServiceInformation></Extension>`,
      )
      .join('');
    return `<TSPService><ServiceInformation>${kind}<ServiceName><Name xml:lang="en">Issuing CA</Name></ServiceName><ServiceDigitalIdentity><DigitalId><X509Certificate>${Buffer.from(certificate).toString('base64')}</X509Certificate></DigitalId></ServiceDigitalIdentity>${now ? status(now) : ''}${extensions && `<ServiceInformationExtensions>${extensions}</ServiceInformationExtensions>`}</ServiceInformation><ServiceHistory>${past.map((one) => `<ServiceHistoryInstance>${kind}${status(one)}</ServiceHistoryInstance>`).join('')}</ServiceHistory></TSPService>`;
  };
  return `<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"${attributes}><SchemeInformation><TSLVersionIdentifier>${version}</TSLVersionIdentifier><TSLSequenceNumber>7</TSLSequenceNumber><SchemeTerritory>VN</SchemeTerritory><ListIssueDateTime>${issuedAt}</ListIssueDateTime><NextUpdate><dateTime>${nextUpdate}</dateTime></NextUpdate>${scheme}</SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName><Name xml:lang="en">Provider</Name></TSPName></TSPInformation><TSPServices>${services.map(service).join('')}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>`;
}

export interface Signing {
  key: KeyObject;
  /** `rsa-sha256` unless given. */
  algorithm?: string;
  uri?: string;
  transforms?: readonly string[];
  /** What the digest is made of; the whole list unless given. */
  covered?: string;
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** The `ds:Signature` over a list in canonical form. */
export function signatureXml(
  list: string,
  {
    key,
    algorithm = 'rsa-sha256',
    uri = '',
    transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    covered = list,
  }: Signing,
): string {
  const hash = algorithm.endsWith('512')
    ? 'sha512'
    : algorithm.endsWith('sha1')
      ? 'sha1'
      : 'sha256';
  const digest = createHash('sha256').update(covered).digest('base64');
  const namespace = algorithm === 'rsa-sha1' ? '2000/09/xmldsig#' : '2001/04/xmldsig-more#';
  const info = `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:CanonicalizationMethod Algorithm="${exclusive}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="http://www.w3.org/${namespace}${algorithm}"></ds:SignatureMethod><ds:Reference URI="${uri}"><ds:Transforms>${transforms.map((one) => `<ds:Transform Algorithm="${one}"></ds:Transform>`).join('')}</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const ecdsa = algorithm.startsWith('ecdsa') ? { dsaEncoding: 'ieee-p1363' as const } : {};
  const value = createSign(hash)
    .update(info)
    .sign({ key, ...ecdsa })
    .toString('base64');
  const inner = info.replace(' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', '');
  return `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${inner}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
}

/** Puts something in as the last child of the root. */
export function withLast(list: string, xml: string): string {
  return list.replace(/<\/TrustServiceStatusList>$/, `${xml}</TrustServiceStatusList>`);
}

/** A signed list. */
export function signedList(made: MadeList, signing: Signing): Uint8Array {
  const list = listXml(made);
  return new TextEncoder().encode(withLast(list, signatureXml(list, signing)));
}
