/**
 * The browser's `speechSynthesis` as a script: a headless browser has no voices. What is said is
 * written down, and ends when the test says so.
 */
export class ScriptedSpeech extends EventTarget {
  /** Everything that was begun, in order, as `lang: words`. */
  readonly said: string[] = [];
  /** What the voice is saying now. */
  #now: ScriptedUtterance | undefined;
  #voices: SpeechSynthesisVoice[];

  constructor(voices: readonly SpeechSynthesisVoice[]) {
    super();
    this.#voices = [...voices];
  }

  /** Puts it in the place of the browser's own, until the returned function is called. */
  install(): () => void {
    const names = ['speechSynthesis', 'SpeechSynthesisUtterance'] as const;
    const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)!);
    const values = [this, ScriptedUtterance];
    names.forEach((name, index) =>
      Object.defineProperty(globalThis, name, { value: values[index], configurable: true }),
    );
    return () => {
      names.forEach((name, index) => Object.defineProperty(globalThis, name, before[index]!));
    };
  }

  getVoices(): SpeechSynthesisVoice[] {
    return this.#voices;
  }

  /** The browser tells of voices late. */
  bring(voices: readonly SpeechSynthesisVoice[]): void {
    this.#voices = [...voices];
    this.dispatchEvent(new Event('voiceschanged'));
  }

  speak(utterance: ScriptedUtterance): void {
    if (utterance.text === '') return;
    if (this.#now) throw new Error('The voice is speaking already: nothing may queue up behind.');
    this.#now = utterance;
    this.said.push(`${utterance.voice?.lang ?? '?'}: ${utterance.text}`);
    utterance.dispatchEvent(new Event('start'));
  }

  cancel(): void {
    const utterance = this.#now;
    this.#now = undefined;
    utterance?.dispatchEvent(Object.assign(new Event('error'), { error: 'canceled' }));
  }

  get isSpeaking(): boolean {
    return this.#now !== undefined;
  }

  /** The voice comes to the end of what it is saying. */
  async finish(): Promise<void> {
    const utterance = this.#now;
    this.#now = undefined;
    utterance?.dispatchEvent(new Event('end'));
    // What follows is begun in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** Says all there is, to its end. */
  async finishAll(): Promise<void> {
    while (this.isSpeaking) await this.finish();
  }
}

class ScriptedUtterance extends EventTarget {
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** A voice; on the device unless said otherwise. */
export function voice(lang: string, { localService = true } = {}): SpeechSynthesisVoice {
  const name = `${lang} ${localService ? 'here' : 'away'}`;
  return { lang, name, localService, default: false, voiceURI: name };
}
