import { isMet } from '@tokhai/answers';
import type { Block, Print, SignaturesBlock } from '@tokhai/procedure';
import { checks } from './checks.ts';
import { fields } from './fields.ts';
import type { Form } from './form.ts';
import { signatures, signaturesHeight } from './signatures.ts';
import { heading, statement, text } from './text.ts';

type Name = Block['block'];
type Printers<Names extends Name> = {
  readonly [Of in Names]: (
    form: Form,
    block: Extract<Block, { block: unknown }> & { block: Of },
  ) => void;
};

/** What every form has; the others are loaded for the forms that have them. */
const common = { fields, checks, text, heading, statement, signatures };
type Rare = Exclude<Name, keyof typeof common>;

/** How the blocks of one form are printed, by name. */
export type BlockPrinters = Partial<Printers<Rare>> & Printers<keyof typeof common>;

let every: BlockPrinters | undefined;

/** Loads what the blocks of a form need. */
export async function loadBlocks({ blocks }: Print): Promise<BlockPrinters> {
  if (every !== undefined) return every;
  if (blocks.every(({ block }) => block in common)) return common;
  const rare: Printers<Rare> = await import('./rare.ts');
  every = { ...common, ...rare };
  return every;
}

/**
 * Prints the blocks of a form whose conditions hold, then the places of signers whom none of them
 * names: every asked signer has a field. The last lines before signatures stand on their page.
 */
export function printBlocks(form: Form, printers: BlockPrinters): void {
  const own = form.print.blocks.filter(
    ({ when }) => when === undefined || isMet(when, form.answers),
  );
  const all = [...own, ...unnamedSigners(form, own)];
  all.forEach((block, i) => {
    const keeps = block.block !== 'signatures';
    form.sheet.tail = keeps ? heightOfSignatures(form, all, i + 1) : 0;
    (printers[block.block] as (form: Form, block: Block) => void)(form, block);
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
function heightOfSignatures(form: Form, all: readonly Block[], from: number): number {
  let height = 0;
  for (let i = from; i < all.length; i += 1) {
    const block = all[i]!;
    if (block.block !== 'signatures') break;
    const more = signaturesHeight(form, block);
    if (height > 0 && height + more > form.sheet.pageRoom / 2) break;
    height += more;
  }
  return height === 0 ? 0 : height + air;
}
