import { css } from 'lit';

const light = css`
  --tk-ink: #000 !important;
  --tk-ink-soft: #000 !important;
  --tk-paper: #fff !important;
  --tk-surface: #fff !important;
  --tk-line: #000 !important;
  --tk-control-line: #000 !important;
  --tk-accent: #00302a !important;
  --tk-accent-strong: #000 !important;
  --tk-on-accent: #fff !important;
  --tk-error: #7a0000 !important;
  --tk-error-surface: #fff !important;
  --tk-notice: #3d2800 !important;
  --tk-notice-surface: #fff !important;
`;

const dark = css`
  --tk-ink: #fff !important;
  --tk-ink-soft: #fff !important;
  --tk-paper: #000 !important;
  --tk-surface: #000 !important;
  --tk-line: #fff !important;
  --tk-control-line: #fff !important;
  --tk-accent: #a8ffef !important;
  --tk-accent-strong: #fff !important;
  --tk-on-accent: #000 !important;
  --tk-error: #ffd0ca !important;
  --tk-error-surface: #000 !important;
  --tk-notice: #ffecc2 !important;
  --tk-notice-surface: #000 !important;
`;

/**
 * Highest contrast, where the device asks for it or the switch in the form: black and white, with
 * tinted text at 13:1 at least. Important, because it has to win over a portal's own colours.
 */
export const raisedContrast = css`
  :host([contrast='more']) {
    ${light}
  }

  @media (prefers-contrast: more) {
    :host(:not([contrast='usual'])) {
      ${light}
    }
  }

  @media (prefers-color-scheme: dark) {
    :host([contrast='more']) {
      ${dark}
    }
  }

  @media (prefers-color-scheme: dark) and (prefers-contrast: more) {
    :host(:not([contrast='usual'])) {
      ${dark}
    }
  }
`;
