import { assert } from 'chai';
import '../define.ts';
import { defineOnce } from '../define-once.ts';
import { setLanguage } from '../language.ts';
import { PrintPreview } from './print-preview.ts';

defineOnce('tk-print-preview', PrintPreview);

const bytes = new TextEncoder().encode('%PDF-1.7\n%%EOF\n');

async function shown(hasViewer: boolean): Promise<PrintPreview> {
  Object.defineProperty(navigator, 'pdfViewerEnabled', { value: hasViewer, configurable: true });
  const preview = new PrintPreview();
  preview.href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  preview.size = 45_000;
  document.body.append(preview);
  await preview.updateComplete;
  return preview;
}

describe('print preview', () => {
  afterEach(() => {
    document.body.replaceChildren();
    delete (navigator as { pdfViewerEnabled?: boolean }).pdfViewerEnabled;
  });

  it('shows the pages in the viewer of the browser, beside a link and what they hold', async () => {
    const preview = await shown(true);
    const frame = preview.querySelector('iframe')!;
    assert.equal(frame.src.split('#')[0], preview.href);
    assert.equal(frame.title, 'Bản in thử');
    const link = preview.querySelector('a')!;
    assert.equal(link.href, preview.href);
    assert.equal(link.textContent?.trim(), 'Mở bản in thử (PDF, 45 kB, trong thẻ mới)');
    assert.include(preview.textContent, 'những câu trả lời ở trên');
    assert.ok(frame.getBoundingClientRect().height > 200);
  });

  it('has only the link where no viewer is, as on a phone', async () => {
    const preview = await shown(false);
    assert.isNull(preview.querySelector('iframe'));
    assert.isNotNull(preview.querySelector('a'));
  });

  it('takes the frame away when the policy of the page refuses it', async () => {
    const preview = await shown(true);
    const refusal = (effectiveDirective: string): void => {
      const init = {
        effectiveDirective,
        blockedURI: 'blob',
        documentURI: '',
        violatedDirective: '',
      };
      const details = { originalPolicy: '', disposition: 'enforce' as const, statusCode: 200 };
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', { ...init, ...details }),
      );
    };
    refusal('img-src');
    await preview.updateComplete;
    assert.isNotNull(preview.querySelector('iframe'), 'another refusal is none of ours');
    refusal('frame-src');
    await preview.updateComplete;
    assert.isNull(preview.querySelector('iframe'));
    assert.isNotNull(preview.querySelector('a'));
  });

  it('speaks English', async () => {
    const preview = await shown(true);
    await setLanguage('en');
    await preview.updateComplete;
    assert.include(preview.textContent, 'Open the trial print (PDF, 45 kB, in a new tab)');
    assert.equal(preview.querySelector('iframe')?.title, 'Trial print');
    await setLanguage('vi');
  });
});
