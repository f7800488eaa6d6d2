import { html, svg, type TemplateResult } from 'lit';
import type { HandOverOffer } from '../ports.ts';

/** Modules around the code that stay light (ISO/IEC 18004, 6.3.8). */
const quiet = 4;

/** @param label what the code leads to */
export function qrImage(rows: HandOverOffer['qr'], label: string): TemplateResult {
  const size = rows.length + 2 * quiet;
  const path = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : [])),
  );
  return html`<svg
    class="tk-qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    ${svg`<rect width="100%" height="100%" fill="#fff" /><path d=${path.join('')} fill="#000" />`}
  </svg>`;
}
