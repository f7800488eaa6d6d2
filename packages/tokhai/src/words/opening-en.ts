/** The opening words in English; loaded with the first switch to it. */
import type { OpeningWords } from './opening.ts';

export const en: OpeningWords = {
  loading: 'Opening the form…',
  loadFailedTitle: 'The form cannot be opened yet',
  loadFailed: {
    'not-reached':
      'The portal cannot be reached. Check your connection and try again, or reload the page.',
    'not-found': 'The portal has no form at this address. Tell whoever runs the portal.',
    'too-large': 'The file of the form is too large. Tell whoever runs the portal.',
    'not-json': 'The file of the form is damaged. Tell whoever runs the portal.',
    'not-a-procedure': 'The file of the form breaks the rules. Tell whoever runs the portal.',
  },
  retry: 'Try again',

  p12Label: 'Sign with a signature file (.p12, .pfx)',
  p12Hint: 'Use the file and the password that your certification authority gave you',
  certificateLabel: 'Try signing with a demonstration certificate',
  certificateHint:
    'The demo portal issues a certificate at once in the name given in the form; this signature has no legal value',
  tokenLabel: 'Sign with a USB token',
  tokenHint: 'Needs the program tokhai-agent running on this computer',
  outsideLabel: 'Download, sign with another program, then hand the file in',
  outsideHint: 'The program must add its signature to the file, and not write it anew',
  remoteLabel: 'Sign with {name} on your phone',
  remoteHint: "You confirm in the service's app",
};
