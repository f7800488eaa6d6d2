import { compareWithGoldens } from './testing/compare-goldens.ts';

describe('a submission printed in this browser', () => {
  it('has the same bytes as in Node, for every example', async function () {
    this.timeout(60_000);
    const { same, different } = await compareWithGoldens();
    if (different.length > 0) throw new Error(`Other bytes than in Node: ${different.join(', ')}`);
    if (same === 0) throw new Error('There are no goldens.');
  });
});
