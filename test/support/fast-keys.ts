import assert from 'node:assert/strict';
import { Keyboard, type Focused } from './keyboard.ts';

/** A person who knows the way: goes straight to a control instead of passing all before it. */
export class FastKeys extends Keyboard {
  override async tabTo(what: string, isThere: (focused: Focused) => boolean): Promise<Focused> {
    const stops = await this.page.evaluate(() => {
      const root = document.querySelector('tk-procedure')?.shadowRoot;
      const found = [
        ...(root?.querySelectorAll<HTMLElement>(
          'input, select, textarea, button, a[href], summary',
        ) ?? []),
      ].filter((element) => element.getClientRects().length > 0);
      return found.map((element) => ({
        tag: element.localName,
        id: element.id,
        name: element.getAttribute('name') ?? '',
        type: element.getAttribute('type') ?? '',
        text: (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
        label: [...((element as HTMLInputElement).labels ?? [])]
          .map((label) => (label.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
          .join(' '),
        visible: true,
      }));
    });
    const index = stops.findIndex(isThere);
    assert.ok(index >= 0, `there is no ${what}`);
    await this.page.evaluate(
      ([at]) => {
        const root = document.querySelector('tk-procedure')?.shadowRoot;
        const found = [
          ...(root?.querySelectorAll<HTMLElement>(
            'input, select, textarea, button, a[href], summary',
          ) ?? []),
        ].filter((element) => element.getClientRects().length > 0);
        found[at]?.focus();
      },
      [index] as const,
    );
    return stops[index]!;
  }
}
