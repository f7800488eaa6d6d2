import type { TrustPeriod } from '@tokhai/signing';
import { childrenOf, onlyChild, textIn } from './read-xml.ts';

export const tsl = 'http://uri.etsi.org/02231/v2#';

/** What a service on a list does: issues qualified certificates, or qualified timestamps. */
export type ServiceType = 'CA/QC' | 'TSA/QTST';

/** What a service may be trusted for (TS 119 612, 5.5.9.4); empty where the list does not say. */
export type ServiceUse = 'signatures' | 'seals' | 'websites';

/** A service with the times at which it was granted its status. */
export interface TrustedService {
  type: ServiceType;
  /** Of the service, in the first language of the list. */
  name: string;
  provider: string;
  /** DER. */
  certificate: Uint8Array;
  /** When its status was `granted`; never empty. */
  granted: readonly TrustPeriod[];
  uses: readonly ServiceUse[];
}

const types: Readonly<Record<string, ServiceType>> = {
  'http://uri.etsi.org/TrstSvc/Svctype/CA/QC': 'CA/QC',
  'http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST': 'TSA/QTST',
};

const granted = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted';
/** Statuses that counted as granted before eIDAS applied (TS 119 612, 5.5.4 and annex J). */
const grantedBefore2016: ReadonlySet<string> = new Set([
  'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/undersupervision',
  'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/supervisionincessation',
  'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/accredited',
]);
const eidas = new Date('2016-07-01T00:00:00Z');

const uses: Readonly<Record<string, ServiceUse>> = {
  'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSignatures': 'signatures',
  'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForeSeals': 'seals',
  'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForWebSiteAuthentication': 'websites',
};

/** The services of a list that were ever granted, one for each of their certificates. */
export function servicesOf(list: Element): TrustedService[] {
  const providers = childrenOf(list, tsl, 'TrustServiceProviderList').flatMap((one) =>
    childrenOf(one, tsl, 'TrustServiceProvider'),
  );
  return providers.flatMap((provider) => {
    const information = onlyChild(provider, tsl, 'TSPInformation');
    const name = firstName(onlyChild(information, tsl, 'TSPName'));
    const services = onlyChild(provider, tsl, 'TSPServices');
    return (services ? childrenOf(services, tsl, 'TSPService') : []).flatMap((service) =>
      serviceOf(service, name),
    );
  });
}

function serviceOf(service: Element, provider: string): TrustedService[] {
  const information = onlyChild(service, tsl, 'ServiceInformation');
  const type = types[textIn(onlyChild(information, tsl, 'ServiceTypeIdentifier')) ?? ''];
  if (!information || !type) return [];
  const history = onlyChild(service, tsl, 'ServiceHistory');
  const past = history ? childrenOf(history, tsl, 'ServiceHistoryInstance') : [];
  // A service may have been another one before: then its status was that of the other.
  const periods = periodsOf(
    [information, ...past].filter(
      (one) => types[textIn(onlyChild(one, tsl, 'ServiceTypeIdentifier')) ?? ''] === type,
    ),
  );
  if (periods.length === 0) return [];
  return certificatesOf(onlyChild(information, tsl, 'ServiceDigitalIdentity')).map(
    (certificate) => ({
      ...{ type, provider, certificate, granted: periods, uses: usesOf(information) },
      name: firstName(onlyChild(information, tsl, 'ServiceName')),
    }),
  );
}

/** The times of a status, each until the next status began; the newest until today. */
function periodsOf(statuses: readonly Element[]): TrustPeriod[] {
  const known = statuses.map((one) => ({
    status: textIn(onlyChild(one, tsl, 'ServiceStatus')) ?? '',
    from: dateIn(onlyChild(one, tsl, 'StatusStartingTime')),
  }));
  // A status whose beginning cannot be read leaves open when the others ended: nothing is trusted.
  if (known.some(({ from }) => from === undefined)) return [];
  const sorted = known
    .map(({ status, from }) => ({ status, from: from as Date }))
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  return sorted.flatMap(({ status, from }, index) => {
    const end = sorted[index + 1]?.from;
    if (status === granted) return [{ from, ...(end && { until: end }) }];
    if (!grantedBefore2016.has(status) || from >= eidas) return [];
    const until = end && end < eidas ? end : eidas;
    return [{ from, until }];
  });
}

/** The certificates of a digital identity: of a service, or of a signer of another list. */
export function certificatesOf(identity: Element | undefined): Uint8Array[] {
  return (identity ? childrenOf(identity, tsl, 'DigitalId') : []).flatMap((id) =>
    childrenOf(id, tsl, 'X509Certificate').flatMap((element) => {
      const text = (textIn(element) ?? '').replaceAll(/\s/g, '');
      return /^[A-Za-z0-9+/]+={0,2}$/.test(text)
        ? [new Uint8Array(Buffer.from(text, 'base64'))]
        : [];
    }),
  );
}

function usesOf(information: Element): ServiceUse[] {
  const extensions = onlyChild(information, tsl, 'ServiceInformationExtensions');
  const found = (extensions ? childrenOf(extensions, tsl, 'Extension') : []).flatMap((extension) =>
    childrenOf(extension, tsl, 'AdditionalServiceInformation').flatMap((more) => {
      const use = uses[textIn(onlyChild(more, tsl, 'URI')) ?? ''];
      return use ? [use] : [];
    }),
  );
  return [...new Set(found)];
}

function firstName(names: Element | undefined): string {
  const [first] = names ? childrenOf(names, tsl, 'Name') : [];
  return (textIn(first) ?? '').slice(0, 500);
}

/** A time as TS 119 612 writes it: UTC, to the second. */
export function dateIn(element: Element | undefined): Date | undefined {
  const text = textIn(element) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text)) return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
