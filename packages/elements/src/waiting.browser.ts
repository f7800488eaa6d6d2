import { assert } from 'chai';
import { until } from './testing/mount.ts';
import { waitIn } from './waiting.ts';

describe('waiting for what was pressed', () => {
  afterEach(() => document.body.replaceChildren());

  it('is told in the button where the form around it gave way to a failure', async () => {
    const root = document.createElement('div');
    const button = document.createElement('button');
    document.body.append(root);
    root.append(button);
    const wait = waitIn(root);
    button.click();
    wait(true);
    await until(() => button.dataset['waits'], 'the button says so');
    wait(false);
    assert.isUndefined(button.dataset['waits']);
  });
});
