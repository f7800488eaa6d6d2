import { readTrustedList, TrustedListError, type TrustedList } from '@tokhai/intake/trusted-list';
import { UsageError } from './errors.ts';
import { readInput } from './files.ts';
import { limits } from './limits.ts';
import { readTrust } from './pem.ts';

/**
 * The lists that `--trusted-list` names, signed by one of `--list-signer`.
 *
 * @throws {UsageError} `missing-option`, `bad-trusted-list`, `no-certificate` or `unreadable-file`
 */
export async function readLists(
  files: readonly string[],
  signerFiles: readonly string[] | undefined,
): Promise<TrustedList[]> {
  if (files.length === 0) return [];
  if (!signerFiles) {
    throw new UsageError(
      'missing-option',
      'The option --list-signer is missing: who signs the list?',
    );
  }
  const signers = await readTrust(signerFiles);
  const lists: TrustedList[] = [];
  for (const file of files) {
    const bytes = await readInput(file, limits.trustedList);
    try {
      lists.push(readTrustedList(bytes, { signers }));
    } catch (error) {
      if (!(error instanceof TrustedListError)) throw error;
      throw new UsageError('bad-trusted-list', `${file} (${error.code}): ${error.message}`);
    }
  }
  return lists;
}
