import type { Evidence } from './evidence.ts';
import type { Crl } from './read-crl.ts';

/** Somebody's signed word about revocation. */
export interface Statement {
  readonly kind: 'ocsp' | 'crl';
  readonly bytes: Uint8Array;
  readonly crl?: Crl;
  /** Whether it was at hand, and not asked for. */
  readonly embedded: boolean;
}

/** What a statement says about one certificate. */
export type Said = Evidence & {
  readonly statement: Statement;
  /** The delta list that corrects it. */
  readonly delta?: Statement;
};

/** The statements that together say it. */
export const statementsOf = ({ statement, delta }: Said): readonly Statement[] =>
  delta ? [statement, delta] : [statement];

/** Whether it was at hand, whole. */
export const isHeld = (said: Said): boolean => statementsOf(said).every(({ embedded }) => embedded);
