import { revocationClient } from '@tokhai/intake';
import { extendPdf, timestampClient, type ExtendedLevel } from '@tokhai/signing';
import { expectPositionals, need, readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readInput, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';
import { readTrust } from '../pem.ts';

const usage = `Usage: tokhai extend <in.pdf> --tsa <URL> --trust <roots.pem> [--level LEVEL] -o out.pdf

Carries the signatures of a PDF on, so that they can be checked when the certificates have expired
and nobody answers any more. What does not hold is not carried on.

  --tsa <URL>            the timestamping authority (RFC 3161 over HTTP)
  --trust <roots.pem>    the root certificates to trust, one file or several; that of the
                         timestamping authority among them
  --level <level>        B-T: a timestamp; B-LT, the default: also certificates and revocation
                         statements; B-LTA: also a timestamp over all that. B-LTA again renews it
  --tsa-trust <pem>      roots for timestamps alone; those of --trust then count for signers alone
  --private-hosts        ask services in private networks too; addresses come from certificates
  -o, --output <file>    the extended PDF
`;

const levels: readonly string[] = ['B-T', 'B-LT', 'B-LTA'] satisfies ExtendedLevel[];

export const extend: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(args, {
      tsa: { type: 'string' },
      trust: { type: 'string', multiple: true },
      'tsa-trust': { type: 'string', multiple: true },
      level: { type: 'string', default: 'B-LT' },
      'private-hosts': { type: 'boolean' },
      output: { type: 'string', short: 'o' },
    });
    const [path] = expectPositionals(positionals, 'in.pdf');
    const url = URL.parse(need(values.tsa, '--tsa'));
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
      throw new UsageError('wrong-option', '--tsa takes an address that begins with http.');
    if (!levels.includes(values.level))
      throw new UsageError('wrong-option', `--level takes ${levels.join(', ')}.`);
    const output = need(values.output, '-o');
    const trust = await readTrust(values.trust);
    const stamps = values['tsa-trust'] && { timestampTrust: await readTrust(values['tsa-trust']) };
    const pdf = await readInput(path, limits.pdf);
    const extended = await extendPdf(pdf, {
      level: values.level as ExtendedLevel,
      timestamp: timestampClient({ url: url.href }),
      trust,
      ...stamps,
      fetchRevocation: revocationClient(values['private-hosts'] ? { allows: () => true } : {}),
    });
    await writeOutput(output, extended);
    return exit.passed;
  },
};
