import type { Reason, SignatureReport, VerificationReport } from './report.ts';

/** When and with what a report was made. */
export interface XmlReportOptions {
  /** The time at which was verified. */
  readonly at: Date;
}

/** Sub-indications of EN 319 102-1, tables 5 and 6; what else we tell has no place of its own. */
const subIndications = new Set([
  ...['FORMAT_FAILURE', 'HASH_FAILURE', 'SIG_CRYPTO_FAILURE', 'REVOKED', 'NOT_YET_VALID'],
  ...['SIG_CONSTRAINTS_FAILURE', 'CHAIN_CONSTRAINTS_FAILURE', 'CERTIFICATE_CHAIN_GENERAL_FAILURE'],
  ...['CRYPTO_CONSTRAINTS_FAILURE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', 'EXPIRED', 'NO_POE'],
  ...['POLICY_PROCESSING_ERROR', 'TIMESTAMP_ORDER_FAILURE', 'NO_SIGNING_CERTIFICATE_FOUND'],
  ...['NO_CERTIFICATE_CHAIN_FOUND', 'REVOKED_NO_POE', 'REVOKED_CA_NO_POE', 'TRY_LATER'],
  ...['OUT_OF_BOUNDS_NOT_REVOKED', 'OUT_OF_BOUNDS_NO_POE', 'SIGNED_DATA_NOT_FOUND'],
]);

const namespaces = {
  '': 'http://uri.etsi.org/19102/v1.4.1#',
  ':ds': 'http://www.w3.org/2000/09/xmldsig#',
  ':t': 'https://tokhai.example/verification',
};

/** A piece of XML, its text escaped already. */
type Xml = string;

/**
 * A verification report as ETSI TS 119 102-2 V1.4.1 lays it down: for each signature its status,
 * times, signer and why; the legal profile and the items it asks for as other information.
 *
 * @returns an XML document, to be written as UTF-8
 */
export function xmlReport(report: VerificationReport, { at }: XmlReportOptions): string {
  const signatures = report.signatures.map((one, index) => signature(one, index, at));
  const own = report.reasons.filter(({ field }) => field === undefined);
  // What concerns the document as a whole: no signature, one taken out, a damaged file.
  if (own.length > 0 || signatures.length === 0)
    signatures.push(
      el('SignatureValidationReport', {}, status(report.indication, own, 'SIGNED_DATA_NOT_FOUND')),
    );
  const objects = report.signatures.flatMap(({ signer }, index) =>
    signer === undefined ? [] : [certificate(signer.fingerprint, index)],
  );
  const attributes = Object.entries(namespaces).map(([prefix, uri]) => [`xmlns${prefix}`, uri]);
  const body = [
    ...signatures,
    ...(objects.length > 0 ? [el('SignatureValidationObjects', {}, ...objects)] : []),
  ];
  const root = el('ValidationReport', Object.fromEntries(attributes) as Attributes, ...body);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function signature(one: SignatureReport, index: number, at: Date): Xml {
  const { field, indication, reasons, signer, provenAt } = one;
  const best = [
    el('POETime', {}, time(provenAt ?? at.toISOString())),
    el('TypeOfProof', {}, 'urn:etsi:019102:poetype:validation'),
  ];
  return el(
    'SignatureValidationReport',
    {},
    el(
      'SignatureIdentifier',
      { id: `S-${index}` },
      el('HashOnly', {}, 'false'),
      el('DocHashOnly', {}, 'false'),
      el('DAIdentifier', {}, text(field)),
    ),
    el(
      'ValidationTimeInfo',
      {},
      el('ValidationTime', {}, time(at.toISOString())),
      el('BestSignatureTime', {}, ...best),
    ),
    ...attributesOf(one),
    ...(signer
      ? [
          el(
            'SignerInformation',
            {},
            el('SignerCertificate', { VOReference: `C-${index}` }),
            el('Signer', {}, text(signer.subject)),
          ),
        ]
      : []),
    el(
      'SignatureValidationProcess',
      {},
      el('SignatureValidationProcessID', {}, 'urn:etsi:019102:validationprocess:LTA'),
    ),
    status(indication, reasons),
    ...otherInformation(one),
  );
}

function attributesOf({ signedAt, timestamps, kind }: SignatureReport): Xml[] {
  const name = kind === 'timestamp' ? 'DocTimeStamp' : 'SignatureTimeStamp';
  const found = [
    ...(signedAt === undefined
      ? []
      : [el('SigningTime', { Signed: 'true' }, el('Time', {}, time(signedAt)))]),
    ...timestamps.flatMap((stamp) =>
      stamp.time === undefined ? [] : [el(name, {}, el('TimeStampValue', {}, time(stamp.time)))],
    ),
  ];
  return found.length === 0 ? [] : [el('SignatureAttributes', {}, ...found)];
}

/** @param instead sub-indication when none of the reasons has one that the standard knows */
function status(
  indication: SignatureReport['indication'],
  reasons: readonly Reason[],
  instead?: string,
): Xml {
  const found = reasons.map(({ subIndication = '' }) => subIndication);
  const known = [...new Set(found)].filter((one) => subIndications.has(one));
  const subs = known.length > 0 || instead === undefined ? known : [instead];
  const data = reasons.map(({ code, message }) =>
    el(
      'ReportData',
      {},
      el('Type', {}, text(`https://tokhai.example/verification/${encodeURIComponent(code)}`)),
      el('Value', {}, text(message)),
    ),
  );
  return el(
    'SignatureValidationStatus',
    {},
    el('MainIndication', {}, `urn:etsi:019102:mainindication:${indication.toLowerCase()}`),
    ...(indication === 'TOTAL-PASSED' ? [] : subs).map((sub) =>
      el('SubIndication', {}, `urn:etsi:019102:subindication:${sub}`),
    ),
    ...(data.length === 0
      ? []
      : [
          el(
            'AssociatedValidationReportData',
            {},
            el('AdditionalValidationReportData', {}, ...data),
          ),
        ]),
  );
}

function otherInformation({ level, legal }: SignatureReport): Xml[] {
  const found = [
    ...(level === undefined ? [] : [el('t:Level', {}, `PAdES ${level}`)]),
    ...(legal === undefined
      ? []
      : [
          el(
            't:LegalProfile',
            { id: legal.profile, title: legal.title, matches: String(legal.matches) },
            ...legal.reasons.map(({ code, message }) => el('t:Reason', { code }, text(message))),
            ...legal.items.map(({ id, label, value = '', holds, proven }) =>
              el(
                't:Item',
                {
                  ...{ id, label },
                  ...(holds !== undefined && { holds: String(holds) }),
                  ...(proven !== undefined && { proven: String(proven) }),
                },
                text(value),
              ),
            ),
          ),
        ]),
  ];
  return found.length === 0 ? [] : [el('OtherInformation', {}, ...found)];
}

function certificate(fingerprint: string, index: number): Xml {
  const pairs = fingerprint.match(/../g) ?? [];
  const digest = btoa(pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''));
  return el(
    'ValidationObject',
    { id: `C-${index}` },
    el('ObjectType', {}, 'urn:etsi:019102:validationObject:certificate'),
    el(
      'ValidationObjectRepresentation',
      {},
      el(
        'DigestAlgAndValue',
        {},
        el('ds:DigestMethod', { Algorithm: 'http://www.w3.org/2001/04/xmlenc#sha256' }),
        el('ds:DigestValue', {}, digest),
      ),
    ),
  );
}

type Attributes = Readonly<Record<string, string>>;

/** An element; `content` is XML already. */
function el(name: string, attributes: Attributes, ...content: readonly Xml[]): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`);
  const inner = content.join('');
  return inner === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${inner}</${name}>`;
}

/** Whole seconds: xs:dateTime as the profile of the standard has it. */
function time(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19)}Z`;
}

/** What XML 1.0 cannot hold becomes U+FFFD: names come out of certificates, and so from anybody. */
function text(value: string): Xml {
  return value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
