/**
 * Preloaded by the test runner: property tests draw from one seed, so that a run on one machine can
 * be repeated on another and a change is judged by what it changed.
 *
 *     FC_SEED=random pnpm test:unit    looks elsewhere; what it finds becomes an example of the test
 */
import { configureGlobal } from 'fast-check';

const asked = process.env['FC_SEED'];
if (asked !== 'random') configureGlobal({ seed: Number(asked ?? 20_261_122) });
