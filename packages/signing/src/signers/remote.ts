/** What adapters of remote signing services are built of. */
import { toHex } from '../bytes.ts';
import { digestInfo } from '../cms/algorithms.ts';
import { SigningError } from '../error.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { algorithmFor, algorithmOids } from './remote-algorithm.ts';
import { badAnswer, members, postJson, text, texts } from './remote-json.ts';

/** A refusal by a service; `why` is its own short code, and never what it says of a person. */
function refused(why: string): SigningError {
  const code = /^[\w .:-]{1,60}$/.test(why) ? why : 'no reason';
  return new SigningError(
    'remote-refused',
    `The signing service refused (${code}). Check what the portal may do there, or try again later.`,
  );
}

export const remote = {
  algorithmFor,
  algorithmOids,
  badAnswer,
  digestInfo,
  fromBase64,
  members,
  postJson,
  refused,
  text,
  texts,
  toBase64,
  toHex,
};
