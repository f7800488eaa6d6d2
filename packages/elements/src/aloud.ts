import { language } from './language.ts';
import type { Outline } from './pages/start-page.ts';
import { readAloud } from './steps-later.ts';
import type { Step } from './steps.ts';

/** The form that is read aloud. */
export interface AloudHost {
  /** `none`: not offered; `local`: no voice that sends words over the network. */
  readAloud: string;
  /** Where paths of recordings begin; undefined: they cannot be had. */
  readonly mediaFolder: URL | undefined;
  requestUpdate: () => void;
}

/** What the form shows of reading aloud: its button, and what that opens. */
export interface AloudView {
  isOffered: boolean;
  isOn: boolean;
  onToggle: () => void;
  player: unknown;
}

/** Reading the page on the screen aloud. What does it comes when it is first wanted. */
export function aloudView(
  host: AloudHost,
  step: Step,
  { about }: Outline,
  onMissing: (error: unknown) => void,
): AloudView {
  const canSpeak = 'speechSynthesis' in globalThis;
  const place = `${step} ${language()}`;
  const player = readAloud.now?.player(host, step, place, about);
  return {
    // A browser that cannot speak plays recordings.
    isOffered: host.readAloud !== 'none' && (canSpeak || about.audio !== undefined),
    isOn: player !== undefined,
    onToggle: () => {
      // Safari speaks only after it has spoken within the press itself, be it nothing.
      if (canSpeak) speechSynthesis.speak(new SpeechSynthesisUtterance(''));
      readAloud.load().then(({ toggle }) => toggle(host, place), onMissing);
    },
    player,
  };
}
