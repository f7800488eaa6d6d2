/** One attribute of a subject: its short name (RFC 4514, 3; a dotted number where it has none). */
export interface SubjectAttribute {
  readonly type: string;
  readonly value: string;
}

/**
 * Takes the `subject` of a report or of certificate facts apart again: the exact reverse of how this
 * package writes names, so a comma or an equals sign inside a value starts nothing.
 *
 * @param subject as in `SignerReport.subject` or `CertificateFacts.subject`
 * @returns the attributes in the order of the certificate; those of one type may come twice
 */
export function subjectAttributes(subject: string): SubjectAttribute[] {
  const attributes: SubjectAttribute[] = [];
  let type = '';
  let value: string | undefined;
  const close = (): void => {
    if (value !== undefined) attributes.push({ type, value });
    [type, value] = ['', undefined];
  };
  for (let at = 0; at < subject.length; at += 1) {
    const letter = subject.charAt(at);
    if (value === undefined) {
      if (letter === '=') value = '';
      else type += letter;
    } else if (letter === '\\') value += subject.charAt((at += 1));
    else if (letter === ',' && subject.charAt(at + 1) === ' ') {
      at += 1;
      close();
    } else value += letter;
  }
  close();
  return attributes;
}
