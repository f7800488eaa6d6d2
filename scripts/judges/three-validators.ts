/**
 * Asks three JSON Schema validators about random sets of answers to every procedure:
 *
 *     node --conditions=@tokhai/source scripts/judges/three-validators.ts [sets] [seed]
 *
 * Writes a line for each procedure; exits with 1 when they disagree. A program of its own, which
 * runs from the sources: its caller may have compiled them just now.
 */
import { proceduresWithExamples } from '../../test/support/examples.ts';
import { disagreements, randomSets } from '../../test/support/three-validators.ts';

const [sets = '1000', seed = '6'] = process.argv.slice(2);

for (const { folder, procedure } of await proceduresWithExamples()) {
  const asked = await randomSets(procedure, { seed: Number(seed), count: Number(sets) });
  const { valid, found } = await disagreements(procedure, asked);
  console.log(`${folder}: ${asked.length} sets, ${valid} valid, ${found.length} disagreements`);
  for (const one of found.slice(0, 10)) console.log(`  ${one}`);
  if (found.length > 0) process.exitCode = 1;
}
