/** A test authority and a person's certificate, made by OpenSSL and not by our own code. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../lib/run.ts';

export interface TestPki {
  /** PEM file of the authority's certificate. */
  root: string;
  /** PKCS#12 file with the person's key, certificate and the authority's certificate. */
  p12: string;
  /** File that holds the password of the PKCS#12 file. */
  passwordFile: string;
}

const subject = '/C=VN/serialNumber=CCCD:001050000001/CN=Nguyễn Thị Thử';

/**
 * Makes both anew in a folder: RSA, a certificate for signing that is valid for a week.
 *
 * @throws Error with what OpenSSL says.
 */
export async function testPki(folder: string): Promise<TestPki> {
  await mkdir(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => must('openssl', args);
  const newKey = ['-newkey', 'rsa:2048', '-nodes', '-utf8', '-sha256'];
  await writeFile(
    at('person.cnf'),
    [
      'basicConstraints = critical, CA:FALSE',
      'keyUsage = critical, digitalSignature, nonRepudiation',
      'subjectKeyIdentifier = hash',
      'authorityKeyIdentifier = keyid',
    ].join('\n'),
  );
  await writeFile(at('password.txt'), 'conformance');
  await openssl(
    ...['req', '-x509', ...newKey, '-days', '30', '-subj', '/C=VN/CN=Conformance Root'],
    ...['-addext', 'keyUsage = critical, keyCertSign, cRLSign'],
    ...['-keyout', at('root.key'), '-out', at('root.pem')],
  );
  await openssl(
    ...['req', ...newKey, '-subj', subject, '-keyout', at('person.key'), '-out', at('person.csr')],
  );
  await openssl(
    ...['x509', '-req', '-sha256', '-days', '7', '-CAcreateserial', '-in', at('person.csr')],
    ...['-CA', at('root.pem'), '-CAkey', at('root.key'), '-extfile', at('person.cnf')],
    ...['-out', at('person.pem')],
  );
  await openssl(
    ...['pkcs12', '-export', '-inkey', at('person.key'), '-in', at('person.pem')],
    ...['-certfile', at('root.pem'), '-passout', `file:${at('password.txt')}`],
    ...['-out', at('person.p12')],
  );
  return { root: at('root.pem'), p12: at('person.p12'), passwordFile: at('password.txt') };
}
