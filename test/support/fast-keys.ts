import assert from 'node:assert/strict';
import { readControls, type Control } from './hands.ts';
import { Keyboard } from './keyboard.ts';

/** A person who knows the way: goes straight to a control instead of passing all before it. */
export class FastKeys extends Keyboard {
  override async tabTo(what: string, isThere: (control: Control) => boolean): Promise<Control> {
    const form = this.page.locator('tk-procedure');
    const controls = form.locator('input, select, textarea, button, a[href], summary');
    const seen = await controls.evaluateAll(readControls);
    const index = seen.findIndex((control) => control.visible && isThere(control));
    assert.ok(index >= 0, `there is no ${what}`);
    await controls.nth(index).focus();
    return seen[index]!;
  }
}
