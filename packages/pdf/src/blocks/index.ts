import { isMet } from '@tokhai/answers';
import type { Block, SignaturesBlock } from '@tokhai/procedure';
import { agency } from './agency.ts';
import { checks } from './checks.ts';
import { digits } from './digits.ts';
import { fields } from './fields.ts';
import type { Form } from './form.ts';
import { grid } from './grid.ts';
import { photo } from './photo.ts';
import { signatures, signaturesHeight } from './signatures.ts';
import { table } from './table.ts';
import { heading, statement, text } from './text.ts';

type BlockOf<Name extends Block['block']> = Extract<Block, { block: unknown }> & { block: Name };

const blocks = {
  fields,
  digits,
  checks,
  text,
  heading,
  table,
  grid,
  statement,
  photo,
  agency,
  signatures,
} satisfies { [Name in Block['block']]: (form: Form, block: BlockOf<Name>) => void };

/**
 * Prints the blocks of a form whose conditions hold, then the places of signers whom none of them
 * names: every asked signer has a field. The last lines before signatures stand on their page.
 */
export function printBlocks(form: Form): void {
  const own = form.print.blocks.filter(
    ({ when }) => when === undefined || isMet(when, form.answers),
  );
  const all = [...own, ...unnamedSigners(form, own)];
  all.forEach((block, i) => {
    const keeps = block.block !== 'signatures';
    form.sheet.tail = keeps ? heightOfSignatures(form, all.slice(i + 1)) : 0;
    (blocks[block.block] as (form: Form, block: Block) => void)(form, block);
  });
  form.sheet.tail = 0;
}

/** At most so many points stand between two blocks. */
const air = 8;

/** Places, two side by side, for the asked signers whom no block names. */
function unnamedSigners(form: Form, own: readonly Block[]): SignaturesBlock[] {
  const named = new Set(
    own.flatMap((block) => (block.block === 'signatures' ? block.signers : [])),
  );
  const missing = form.signers.filter((id) => !named.has(id));
  const made: SignaturesBlock[] = [];
  for (let i = 0; i < missing.length; i += 2) {
    made.push({ block: 'signatures', signers: missing.slice(i, i + 2) });
  }
  return made;
}

/** Height of the signature places that come next, in points; 0: something else comes. */
function heightOfSignatures(form: Form, rest: readonly Block[]): number {
  let height = 0;
  for (const block of rest) {
    if (block.block !== 'signatures') break;
    const more = signaturesHeight(form, block);
    if (height > 0 && height + more > form.sheet.pageRoom / 2) break;
    height += more;
  }
  return height === 0 ? 0 : height + air;
}
