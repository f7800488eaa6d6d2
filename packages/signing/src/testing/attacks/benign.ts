import { timestampDocument } from '../../extend/document-timestamp.ts';
import { timestampSignature } from '../../extend/signature-timestamp.ts';
import { storeMaterial } from '../../extend/security-store.ts';
import type { TimestampPort } from '../../timestamp/port.ts';
import { scenarios, signedVictim, victimPdf } from './scene.ts';
import type { AttackFile, AttackScene } from './scene.ts';

/** What may follow a signature, in every scenario: files that a verifier has to accept. */
export async function benignFiles(
  scene: AttackScene,
  timestamp: TimestampPort,
  certificate: Uint8Array,
): Promise<AttackFile[]> {
  const files: AttackFile[] = [];
  const material = { certificates: [certificate], ocsps: [], crls: [] };
  for (const scenario of scenarios) {
    const signed = await signedVictim(scene, scenario);
    const add = (variant: string, pdf: AttackFile['pdf']) =>
      files.push({ class: 'benign', variant, scenario, pdf });
    add('signed', signed);
    add('a timestamp in the signature', await timestampSignature(signed, timestamp));
    const stored = await storeMaterial(signed, material);
    add('a security store', stored);
    add('a document timestamp', await timestampDocument(signed, timestamp));
    add('a security store and a document timestamp', await timestampDocument(stored, timestamp));
    if (scenario === 'certified-1') continue;
    const both = await scene.sign(signed, 'b', { by: 'attacker' });
    add('another signature in an empty place', both);
    add('an invisible signature', await scene.sign(signed, 'c', { by: 'attacker' }));
    add('all of these', await timestampDocument(await storeMaterial(both, material), timestamp));
  }
  const lock = '/Lock << /Type /SigFieldLock /Action /Include /Fields [ (amount) ] >>';
  const locked = await signedVictim(scene, 'approval', victimPdf(lock));
  const pdf = await scene.sign(locked, 'b');
  files.push({ class: 'benign', variant: 'a place that no lock names', scenario: 'approval', pdf });
  return files;
}
