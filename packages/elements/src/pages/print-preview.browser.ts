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
  document.body.append(preview);
  await preview.updateComplete;
  return preview;
}

describe('print preview', () => {
  afterEach(() => {
    document.body.replaceChildren();
    delete (navigator as { pdfViewerEnabled?: boolean }).pdfViewerEnabled;
  });

  it('shows the pages in the viewer of the browser', async () => {
    const preview = await shown(true);
    const frame = preview.querySelector('iframe')!;
    assert.equal(frame.src.split('#')[0], preview.href);
    assert.equal(frame.title, 'Bản in thử');
    assert.ok(frame.getBoundingClientRect().height > 200);
  });

  it('shows nothing where no viewer is, as on a phone', async () => {
    const preview = await shown(false);
    assert.isNull(preview.querySelector('iframe'));
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
  });

  it('speaks English', async () => {
    const preview = await shown(true);
    await setLanguage('en');
    await preview.updateComplete;
    assert.equal(preview.querySelector('iframe')?.title, 'Trial print');
    await setLanguage('vi');
  });
});
