import { css } from 'lit';

/**
 * The look in one place. A portal changes it from outside: `tk-procedure { --tk-accent: … }`.
 *
 * Text colours keep a contrast of 7:1 on their background (WCAG 2.2, 1.4.6), borders of controls
 * 3:1 (1.4.11). Sizes are relative to the reader's own text size.
 */
export const tokens = css`
  :root,
  :host {
    color-scheme: light dark;
    --tk-font:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
    --tk-text-scale: 1;
    --tk-text-size: calc(1.125rem * var(--tk-text-scale));
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
    --tk-target: 2.75rem;
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
