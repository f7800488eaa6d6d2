/** The judges of the stories find what they are there for. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axeViolations } from '../support/axe-page.ts';
import { openBrowser } from '../support/browser.ts';
import { smallTargets } from '../support/small-targets.ts';

const browser = await openBrowser();
after(() => browser.close());

test('text of 5 to 1 is found too faint, and what is smaller than 44 px too small', async () => {
  const page = await browser.newPage();
  await page.setContent(`<html lang="vi"><title>Thử</title><main style="background: #fff">
    <p>Chữ đậm, <a href="#x" style="color: #00f">liên kết trong câu</a></p>
    <p id="faint" style="color: #6b6b6b">Chữ nhạt</p>
    <button id="low" style="height: 40px; width: 90px; color: #000">Thấp</button>
    <button style="height: 44px; width: 90px; color: #000">Đủ</button>
  </main></html>`);
  const violations = await axeViolations(page);
  assert.match(violations, /color-contrast-enhanced/);
  assert.match(violations, /id="faint"/);
  assert.doesNotMatch(violations, /id="low"|liên kết/);
  const small = await page.evaluate(smallTargets, 'main');
  assert.equal(small.length, 1, small.join('\n'));
  assert.match(small[0]!, /id="low".* 90 × 40 px/);
});
