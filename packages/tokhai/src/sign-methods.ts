/** The ways to sign that this package brings, by name; `sign.ts` does the work. */
import type { SignMethod } from '@tokhai/elements';
import type { OpeningWords } from './words/opening.ts';

/** Names of remote services that people know; another service is called by its id. */
const services: Readonly<Record<string, string>> = {
  smartca: 'VNPT SmartCA',
  mysign: 'Viettel MySign',
  neac: 'Cổng eSign',
};

/**
 * The ways to sign that a portal names, in its order and the language of `words`: `certificate`,
 * `p12`, `agent`, `outside`, and anything else as the id of a remote service.
 */
export function signMethods(words: OpeningWords, ids: readonly string[]): SignMethod[] {
  return ids.map((id) => {
    if (id === 'p12') return { id, label: words.p12Label, hint: words.p12Hint, needs: 'p12' };
    if (id === 'certificate')
      return { id, label: words.certificateLabel, hint: words.certificateHint, needs: 'none' };
    if (id === 'agent')
      return { id, label: words.tokenLabel, hint: words.tokenHint, needs: 'token' };
    if (id === 'outside')
      return { id, label: words.outsideLabel, hint: words.outsideHint, needs: 'signed-file' };
    const name = serviceName(id);
    return {
      id,
      label: words.remoteLabel.replace('{name}', name),
      hint: words.remoteHint,
      needs: 'account',
    };
  });
}

/** What people know a remote service by. */
export function serviceName(id: string): string {
  return Object.hasOwn(services, id) ? services[id]! : id;
}
