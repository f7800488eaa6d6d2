import { checkContent, revocationClient } from '@tokhai/intake';
import { anchorsOf } from '@tokhai/intake/trusted-list';
import { verifyPdf, xmlReport, type VerifyOptions } from '@tokhai/signing';
import { confirmationIn } from '@tokhai/signing/confirmation';
import { expectPositionals, readArguments, readInstant, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readInput } from '../files.ts';
import { knownProcedures } from '../known-procedures.ts';
import { limits } from '../limits.ts';
import { readTrust } from '../pem.ts';
import { readLists } from '../trusted-lists.ts';
import { combine } from '../verify-report.ts';
import { describe } from '../verify-words.ts';

const usage = `Usage: tokhai verify <in.pdf> --trust <roots.pem> [--trusted-list FILE] [--at ISO] [--revocation MODE] [--json | --xml]

Checks every signature of a PDF, and of a submission of ours whether the printed pages are the
print of the embedded answers. Exit 0: TOTAL-PASSED, 1: TOTAL-FAILED, 2: INDETERMINATE.

  --trust <roots.pem>    the root certificates to trust, one file or several
  --trusted-list <xml>   a list of authorities after ETSI TS 119 612, one or several; each authority is
                         trusted while the list says that it was granted. Needs --list-signer
  --list-signer <pem>    the certificates that may have signed the lists, as announced elsewhere
  --at <ISO>             the time at which certificates have to be valid; now unless given
  --revocation <mode>    off: ask nobody, the default; prefer: ask the issuers, and refuse what they
                         revoked; require: refuse an unknown status as well
  --tsa-trust <pem>      roots for timestamps alone; those of --trust then count for signers alone
  --private-hosts        ask services in private networks too; addresses come from certificates
  --procedure <file>     the procedure of the form, where it is not one of this clone
  --json                 write the report as JSON
  --xml                  write the report on the signatures as ETSI TS 119 102-2 XML
`;

export const verify: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      trust: { type: 'string', multiple: true },
      'trusted-list': { type: 'string', multiple: true },
      'list-signer': { type: 'string', multiple: true },
      'tsa-trust': { type: 'string', multiple: true },
      at: { type: 'string' },
      revocation: { type: 'string', default: 'off' },
      'private-hosts': { type: 'boolean' },
      procedure: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      xml: { type: 'boolean' },
    });
    const [path] = expectPositionals(positionals, 'in.pdf');
    const lists = await readLists(values['trusted-list'] ?? [], values['list-signer']);
    const roots = values.trust || lists.length === 0 ? await readTrust(values.trust) : [];
    const trust = [...roots, ...lists.flatMap((list) => anchorsOf(list, 'CA/QC'))];
    const stamped = [
      ...(values['tsa-trust'] ? await readTrust(values['tsa-trust']) : []),
      ...lists.flatMap((list) => anchorsOf(list, 'TSA/QTST')),
    ];
    // Without either the roots of signers count for timestamps too.
    const stamps = stamped.length > 0 && { timestampTrust: stamped };
    const at = values.at === undefined ? new Date() : readInstant(values.at, '--at');
    if (values.json && values.xml) throw new UsageError('wrong-option', 'Give --json or --xml.');
    const procedures = await knownProcedures(values.procedure ?? []);
    const pdf = await readInput(path, limits.pdf);
    const asking = revocation(values.revocation, values['private-hosts'] === true);
    const signing = await verifyPdf(pdf, { trust, at, ...stamps, ...asking });
    const options = { procedures, now: new Date(), units: false };
    const content = await checkContent(pdf, signing, options);
    const report = combine(signing, content, await confirmationIn(pdf, signing));
    if (values.xml) {
      io.out(xmlReport(signing, { at }));
      return exitCodes[signing.indication];
    }
    io.out(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : describe(report));
    return exitCodes[report.indication];
  },
};

/** Without leave to ask, what the document itself holds about revocation still counts. */
function revocation(
  mode: string,
  privately: boolean,
): Pick<VerifyOptions, 'revocation' | 'fetchRevocation'> {
  if (mode === 'off') return { revocation: 'prefer' };
  if (mode === 'prefer' || mode === 'require')
    return {
      revocation: mode,
      fetchRevocation: revocationClient(privately ? { allows: () => true } : {}),
    };
  throw new UsageError('wrong-option', '--revocation takes off, prefer or require.');
}

const exitCodes = {
  'TOTAL-PASSED': exit.passed,
  'TOTAL-FAILED': exit.failed,
  INDETERMINATE: exit.indeterminate,
};
