/**
 * Asks the services of certification authorities whether certificates were revoked. The addresses
 * come out of certificates, and so from anybody: only public hosts are spoken to, and what they
 * answer is bounded.
 */
import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isRevocationAnswer, type RevocationPort } from '@tokhai/signing';

export interface RevocationClientOptions {
  /** For one answer, in milliseconds; five seconds unless given. */
  timeoutMs?: number;
  /** Largest answer in bytes; 16 MiB unless given: lists of large authorities are long. */
  maxBytes?: number;
  /** How long an answer is kept, in milliseconds; ten minutes unless given. */
  cacheMs?: number;
  /** Answers kept at most; 64 unless given. */
  cacheEntries?: number;
  /** Finds the addresses of a host; the system's resolver unless given. */
  lookup?: LookupFunction;
  /** Whether an IP address may be spoken to; the public ones unless given. */
  allows?: (address: string) => boolean;
}

/** Addresses that are not out on the public internet (RFC 6890 and the registries it begins). */
const reserved = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(net, prefix, 'ipv4');
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reserved.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address is a public one. IPv4 inside IPv6 is none. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !reserved.check(address, 'ipv4');
  return version === 6 && publicV6.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/**
 * A port for {@link verifyPdf}. It follows no redirect. The address of a host is judged at the very
 * moment of connecting, so that a name cannot change between the look and the call.
 *
 * The port rejects with an Error when there is no answer.
 */
export function revocationClient(options: RevocationClientOptions = {}): RevocationPort {
  const { timeoutMs = 5000, maxBytes = 16 * 1024 * 1024 } = options;
  const { cacheMs = 10 * 60_000, cacheEntries = 64 } = options;
  const { lookup = systemLookup, allows = isPublicAddress } = options;
  const cache = new Map<string, { until: number; answer: Promise<Uint8Array> }>();

  const guarded: LookupFunction = (host, lookupOptions, done) => {
    lookup(host, { ...lookupOptions, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      if (error) done(error, '', 0);
      // One private address among public ones is a trap too.
      else if (!first || !addresses.every(({ address }) => allows(address)))
        done(new Error('The host is not a public one.'), '', 0);
      else if (lookupOptions.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };

  function ask(url: URL, body: Uint8Array | undefined): Promise<Uint8Array> {
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !allows(literal))
      return Promise.reject(new Error('The host is not a public one.'));
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const settings: RequestOptions = {
      method: body ? 'POST' : 'GET',
      lookup: guarded,
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
      ...(body && { headers: { 'content-type': 'application/ocsp-request' } }),
    };
    return new Promise((resolve, reject) => {
      const call = send(url, settings, (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('error', reject);
        if (response.statusCode !== 200) {
          reject(new Error(`HTTP ${response.statusCode}`));
          call.destroy();
          return;
        }
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size <= maxBytes) parts.push(part);
          else {
            reject(new Error('The answer is too long.'));
            call.destroy();
          }
        });
        response.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  return (request) => {
    const url = URL.parse(request.url);
    if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
      return Promise.reject(new Error('Only http and https are spoken.'));
    const body = request.kind === 'ocsp' ? request.body : undefined;
    const key = `${url.href} ${body ? Buffer.from(body).toString('base64') : ''}`;
    const known = cache.get(key);
    if (known && known.until > Date.now()) return known.answer;
    const answer = ask(url, body);
    cache.delete(key);
    cache.set(key, { until: Date.now() + cacheMs, answer });
    // Failures are not kept, nor a page of who stands in between, nor that a responder is busy: the
    // service may be back in a moment.
    const forget = () => cache.get(key)?.answer === answer && cache.delete(key);
    answer.then((bytes) => isRevocationAnswer(request.kind, bytes) || forget(), forget);
    for (const oldest of cache.keys()) if (cache.size > cacheEntries) cache.delete(oldest);
    return answer;
  };
}
