import { isMet } from '@tokhai/answers';
import type { Block } from '@tokhai/procedure';
import { agency } from './agency.ts';
import { checks } from './checks.ts';
import { digits } from './digits.ts';
import { fields } from './fields.ts';
import type { Form } from './form.ts';
import { photo } from './photo.ts';
import { signatures } from './signatures.ts';
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
  statement,
  photo,
  agency,
  signatures,
} satisfies { [Name in Block['block']]: (form: Form, block: BlockOf<Name>) => void };

/** About the height of signature places with two lines above them, in points. */
const signaturesHeight = 190;

/**
 * Prints a block of the form, if its condition holds. Words that are signed stand on the page of
 * the signatures after them.
 *
 * @param next the block after it
 */
export function printBlock(form: Form, block: Block, next: Block | undefined): void {
  if (block.when !== undefined && !isMet(block.when, form.answers)) return;
  if (next?.block === 'signatures' && block.block !== 'signatures') {
    form.sheet.need(signaturesHeight);
  }
  (blocks[block.block] as (form: Form, block: Block) => void)(form, block);
}
