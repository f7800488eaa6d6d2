import { ambiguousUpdates } from './ambiguous-updates.ts';
import { announcedObjects } from './announced-objects.ts';
import { evilAnnotation, policyStripping, sneakySignature } from './certification.ts';
import { incrementalSaving } from './incremental-saving.ts';
import { scenarios, signedVictim } from './scene.ts';
import type { AttackFile, AttackScene } from './scene.ts';
import { secondMeanings } from './second-meaning.ts';
import { shadow } from './shadow.ts';
import { universalForgery } from './universal-forgery.ts';
import { wrapping } from './wrapping.ts';

/**
 * Files of every published class of attacks on signed PDFs, made by ourselves: universal forgery,
 * incremental saving and signature wrapping (Mladenov et al., 2019), shadow attacks (Mainka et al.,
 * 2021), evil annotation and sneaky signature (Rohlmann et al., 2021), and policies taken out. Each
 * on an approval signature and on certifications of every P. Beside them traps of our own finding,
 * laid in a document before it was signed, and updates that readers take in more ways than one.
 */
export async function attackFiles(scene: AttackScene): Promise<AttackFile[]> {
  const files: AttackFile[] = [];
  for (const scenario of scenarios) {
    const signed = await signedVictim(scene, scenario);
    files.push(
      ...universalForgery(scenario, signed),
      ...incrementalSaving(scenario, signed),
      ...wrapping(scenario, signed),
      ...shadow(scenario, signed),
      ...evilAnnotation(scenario, signed),
      ...(await sneakySignature(scene, scenario, signed)),
      ...policyStripping(scenario, signed),
    );
  }
  files.push(
    ...(await announcedObjects(scene)),
    ...(await secondMeanings(scene)),
    ...(await ambiguousUpdates(scene)),
  );
  return files;
}
