import { tokens } from '../../packages/elements/src/styles/tokens.ts';
import type { Output } from './output.ts';

const head = '/* Generated from packages/elements/src/styles/tokens.ts by `pnpm generate`. */';

/** The look of the form for the pages of the portal around it, as a style sheet. */
export async function portalTokens(): Promise<Output> {
  const rules = tokens.cssText.trim().replaceAll('\n  ', '\n');
  return { 'tokens.css': `${head}\n${rules}\n` };
}
