import type { CompleteLanguage } from '@tokhai/elements';
import type { SignatureReport } from '@tokhai/signing';
import { html, type TemplateResult } from 'lit';
import { findingText } from '../words/findings.ts';
import type { VerifyWords } from '../words/verify.ts';
import type { CheckedSignature } from './check-file.ts';
import { dayText, facts, momentText } from './facts.ts';

/**
 * What the law asks to be told about a signature (Thông tư 15/2025/TT-BKHCN, Điều 6): issuer,
 * signer, managing unit, time, integrity, validity when it was made, and validity period.
 */
export function signatureFacts(
  { report, expected }: CheckedSignature,
  words: VerifyWords,
  language: CompleteLanguage,
): TemplateResult {
  const { signer, signedAt, provenAt, indication, reasons, revocation } = report;
  const day = (instant: string): string => dayText(instant, language);
  const why = reasons.map((reason) => findingText(reason, language)).join(' ');
  return facts([
    [words.result, `${words.verdicts[indication]}${why === '' ? '' : `. ${why}`}`],
    [words.signer, signer ? name(signer.name) : words.unreadableSigner],
    [words.expected, expected === undefined ? undefined : name(expected)],
    [words.identity, signer?.subjectSerialNumber && name(signer.subjectSerialNumber)],
    [words.organisation, signer && part(signer.subject, 'O')],
    [words.issuer, signer && name(part(signer.issuer, 'CN') ?? signer.issuer)],
    [words.validity, signer && words.range(day(signer.notBefore), day(signer.notAfter))],
    [words.signedAt, signedAt === undefined ? undefined : momentText(signedAt, language)],
    [
      words.provenAt,
      provenAt === undefined ? timestamps(report, words) : momentText(provenAt, language),
    ],
    [words.level, report.level],
    [words.integrity, changes(report, words)],
    [words.revocation, words.revocations[revocation]],
  ]);
}

function name(text: string): TemplateResult {
  return html`<span lang="vi" translate="no">${text}</span>`;
}

/** An attribute of a distinguished name in RFC 4514 text, with its escapes undone. */
function part(subject: string, attribute: 'CN' | 'O'): string | undefined {
  const found = new RegExp(`(?:^|, )${attribute}=((?:\\\\.|[^,\\\\])+)`).exec(subject)?.[1];
  return found?.replaceAll(/\\(.)/g, '$1');
}

function timestamps({ kind, timestamps: stamps }: SignatureReport, words: VerifyWords): string {
  return kind === 'signature' && stamps.length === 0 ? words.noTimestamp : words.badTimestamp;
}

/** What makes a signature fail for what was signed, not for who signed. */
const integrityCodes: ReadonlySet<string> = new Set([
  'bad-byte-range',
  'bad-cms',
  'digest-mismatch',
  'nonzero-padding',
  'signature-invalid',
  'signature-removed',
]);

function changes(report: SignatureReport, words: VerifyWords): unknown {
  const { modifications, modifiedAfterSigning, reasons } = report;
  if (modifications.length > 0) {
    // A changed page may name hundreds of objects: the first few tell what happened.
    const shown = modifications.slice(0, 8).map(({ code, object, revision }) => {
      const text = Object.hasOwn(words.changes, code) ? words.changes[code] : words.change;
      return object === undefined ? text : `${text} ${words.changeAt(object, revision + 1)}`;
    });
    return html`<ul class="tk-plain-list">
      ${shown.map((text) => html`<li>${text}</li>`)}
    </ul>`;
  }
  const damaged = modifiedAfterSigning || reasons.some(({ code }) => integrityCodes.has(code));
  return damaged ? words.damaged : words.intact;
}
