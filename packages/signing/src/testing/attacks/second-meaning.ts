import {
  catalogOf,
  freeIn,
  invisible,
  pageOf,
  prepared,
  signTrap,
  sprung,
  unfinished,
  widget,
} from './prepared.ts';
import type { Trap } from './prepared.ts';
import { appendUpdate } from './raw.ts';
import { looks, overlay } from './scene.ts';
import type { AttackFile, AttackScene } from './scene.ts';

/** A trap, and the objects that spring it; `free` is the first number that nothing has. */
interface SecondMeaning {
  readonly trap: Trap;
  readonly update: (free: number) => Readonly<Record<number, string>>;
}

const pay = looks('Pay 1000000');
const page = '/Type /Page /MediaBox [ 0 0 595 842 ]';
const note = '/Type /Annot /Subtype /Text /Contents (Pay 1000000)';
const drawnCatalog: Trap = { text: '/DSS Do', resources: '/XObject 1 0 R', more: [pay] };

const traps: Readonly<Record<string, SecondMeaning>> = {
  'the certificates of the security store are the contents of a page': {
    trap: { contents: '8 0 R', catalog: '/DSS << /Certs 8 0 R >>', more: ['[ 4 0 R ]'] },
    update: (free) => ({ 8: `[ 4 0 R ${free} 0 R ]`, [free]: overlay }),
  },
  'the security store is what the page draws': {
    trap: {
      ...{ text: '/Certs Do', resources: '/XObject 8 0 R', catalog: '/DSS 8 0 R' },
      more: ['<< /Certs 9 0 R >>', looks('Pay 100')],
    },
    update: (free) => ({ 8: `<< /Certs ${free} 0 R >>`, [free]: pay }),
  },
  'the index of the security store is what the page draws': {
    trap: {
      ...{ text: '/X1 Do', resources: '/XObject 8 0 R', catalog: '/DSS << /VRI 8 0 R >>' },
      more: ['<< >>'],
    },
    update: (free) => ({ 8: `<< /X1 ${free} 0 R >>`, [free]: pay }),
  },
  'the catalog is what the page draws': {
    trap: drawnCatalog,
    update: () => ({ 1: catalogOf(drawnCatalog, '/DSS 8 0 R') }),
  },
  'a field is what the page draws': {
    trap: { text: '/AP Do', resources: '/XObject 7 0 R' },
    update: (free) => ({
      7: `<< ${widget} /T (b) /Rect [ 72 520 272 570 ] /V ${free} 0 R /AP ${free + 1} 0 R >>`,
      ...{ [free]: unfinished, [free + 1]: pay },
    }),
  },
  'a new field is a page': {
    trap: { fields: '8 0 R', kids: '8 0 R', more: ['[ 3 0 R 6 0 R 7 0 R ]'] },
    update: (free) => ({
      8: `[ 3 0 R 6 0 R 7 0 R ${free} 0 R ]`,
      [free]: `<< ${page} /Contents ${free + 2} 0 R /Subtype /Widget ${invisible(free + 1)} >>`,
      ...{ [free + 1]: unfinished, [free + 2]: overlay },
    }),
  },
  'a new field without size is a note, which shows nevertheless': {
    trap: {},
    update: (free) => {
      const widgets = `[ 6 0 R 7 0 R ${free} 0 R ]`;
      return {
        ...{ 1: catalogOf({ fields: widgets }), 3: pageOf({}, widgets) },
        ...{ [free]: `<< ${note} ${invisible(free + 1)} >>`, [free + 1]: unfinished },
      };
    },
  },
};

/** Traps of objects that mean two things, so that a harmless update of one changes the other. */
export async function secondMeanings(scene: AttackScene): Promise<AttackFile[]> {
  const files: AttackFile[] = [];
  for (const [variant, { trap, update }] of Object.entries(traps)) {
    const signed = await signTrap(scene, prepared(trap));
    const pdf = appendUpdate(signed, { objects: update(freeIn(signed)) });
    files.push(sprung('trap: an object with a second meaning', variant, pdf, signed));
  }
  return files;
}
