import { assert } from 'chai';
import type { DraftTransferPort } from '../ports.ts';
import { mount, until } from '../testing/mount.ts';
import { draftAt } from '../testing/open-sample.ts';
import { DraftSender } from './draft-sender.ts';

customElements.define('test-draft-sender', DraftSender);

const code = '7K2M-94QD-XW0B';

/** A portal at which a draft waits under a code until that is ended. */
class Portal implements DraftTransferPort {
  ended: string[] = [];

  async offer() {
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    return { code, href: 'https://example.vn', qr: [[true]], expiresAt, lifetimeMs: 600_000 };
  }

  async state() {
    return 'waiting' as const;
  }

  async fetch(): Promise<never> {
    throw new Error('nobody fetches it');
  }

  async end(ended: string) {
    this.ended.push(ended);
  }
}

async function send(portal: Portal): Promise<DraftSender> {
  const sender = await mount<DraftSender>('test-draft-sender', {
    openPort: async () => portal,
    draft: () => draftAt('page:nguoi'),
    keepsDraft: true,
  });
  await until(() => sender.textContent.includes(code), 'the code');
  return sender;
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('a draft that waits for another device', () => {
  afterEach(() => document.body.replaceChildren());

  it('waits on when the form is moved on its page', async () => {
    const portal = new Portal();
    const sender = await send(portal);
    document.body.append(sender);
    await turn();
    assert.deepEqual(portal.ended, []);
    assert.include(sender.textContent, code);
  });

  it('is taken back when its page is left; whoever comes back sees no code that opens nothing', async () => {
    const portal = new Portal();
    const sender = await send(portal);
    sender.remove();
    await until(() => portal.ended.length > 0, 'it is taken back');
    assert.deepEqual(portal.ended, [code]);
    document.body.append(sender);
    await sender.updateComplete;
    assert.notInclude(sender.textContent, code);
    assert.isNotNull(sender.querySelector('[data-again]'));
  });
});
