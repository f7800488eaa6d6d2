import { css } from 'lit';

/**
 * The look in one place. A portal changes it from outside: `tk-procedure { --tk-accent: … }`.
 *
 * Text colours keep a contrast of 7:1 on their background (WCAG 2.2, 1.4.6), borders of controls
 * 3:1 (1.4.11). Sizes grow with the reader's own text size, and do not shrink where a portal makes the
 * root smaller (Bootstrap 3: `html { font-size: 10px }`).
 *
 * @cssprop --tk-font - families of all text
 * @cssprop --tk-text-scale - factor of the text's size; the person's own choice comes on top
 * @cssprop --tk-text-size - size of plain text; everything else follows it
 * @cssprop --tk-ink - text
 * @cssprop --tk-ink-soft - hints and notes
 * @cssprop --tk-paper - background of the form and of controls
 * @cssprop --tk-surface - background of cards and of what is only read
 * @cssprop --tk-line - lines that only divide
 * @cssprop --tk-control-line - borders of controls, 3:1 on the paper
 * @cssprop --tk-accent - buttons and links
 * @cssprop --tk-accent-strong - buttons and links under the pointer
 * @cssprop --tk-on-accent - text on a button
 * @cssprop --tk-error - errors
 * @cssprop --tk-error-surface - background of errors
 * @cssprop --tk-notice - notices and warnings
 * @cssprop --tk-notice-surface - background of notices and warnings
 * @cssprop --tk-focus - mark of what has the focus
 * @cssprop --tk-focus-ink - text on that mark
 * @cssprop --tk-target - least height and width of what is pressed
 * @cssprop --tk-radius - rounding of corners
 */
export const tokens = css`
  :root,
  :host {
    color-scheme: light dark;
    --tk-font:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
    --tk-text-scale: 1;
    --tk-text-size: calc(max(1.125rem, 18px) * var(--tk-text-scale));
    --tk-ink: #17211f;
    --tk-ink-soft: #40504c;
    --tk-paper: #ffffff;
    --tk-surface: #f3f7f5;
    --tk-line: #cfdad6;
    --tk-control-line: #5d6f6a;
    --tk-accent: #05554a;
    --tk-accent-strong: #033d35;
    --tk-on-accent: #ffffff;
    --tk-error: #98140e;
    --tk-error-surface: #fdf2f1;
    --tk-notice: #5c3d00;
    --tk-notice-surface: #fff6e0;
    --tk-focus: #ffd54a;
    --tk-focus-ink: #17211f;
    --tk-target: max(2.75rem, 44px);
    --tk-radius: 0.375rem;
  }

  @media (prefers-color-scheme: dark) {
    :root,
    :host {
      --tk-ink: #eef4f2;
      --tk-ink-soft: #bccac6;
      --tk-paper: #121a18;
      --tk-surface: #1b2623;
      --tk-line: #35443f;
      --tk-control-line: #8fa29c;
      --tk-accent: #86dccb;
      --tk-accent-strong: #b3eee2;
      --tk-on-accent: #06231e;
      --tk-error: #ffb4ab;
      --tk-error-surface: #2c1a18;
      --tk-notice: #ffdf9e;
      --tk-notice-surface: #2b2310;
    }
  }
`;
