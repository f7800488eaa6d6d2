/** Milliseconds after which a browser that told of no voice is taken to have none. */
const patienceMs = 3000;

/** Voices chosen before: a Linux desktop has thirteen thousand, and a page asks for each of its words. */
const chosen = new WeakMap<
  readonly SpeechSynthesisVoice[],
  Map<string, SpeechSynthesisVoice | undefined>
>();

/** The region whose voice comes first where a language is spoken in several. */
const regions: Record<string, string> = { vi: 'vi-vn', en: 'en-gb', km: 'km-kh' };

/**
 * The voices of this device. Chrome and Android tell of them late, by an event; a browser that has
 * none tells nothing.
 */
export async function loadVoices(): Promise<readonly SpeechSynthesisVoice[]> {
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  if (!synthesis) return [];
  const present = synthesis.getVoices();
  if (present.length > 0) return present;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    const told = (): void => {
      clearTimeout(timer);
      resolve();
    };
    synthesis.addEventListener('voiceschanged', told, { once: true });
  });
  return synthesis.getVoices();
}

/**
 * The best voice for a language: one that speaks on this device before one that sends what it reads
 * over the network (`localService`), then the usual region, then the device's own choice.
 * @param lang BCP 47 tag
 */
export function voiceFor(
  lang: string,
  voices: readonly SpeechSynthesisVoice[],
  { onlyLocal = false } = {},
): SpeechSynthesisVoice | undefined {
  const known = chosen.get(voices) ?? new Map<string, SpeechSynthesisVoice | undefined>();
  chosen.set(voices, known);
  const key = `${lang} ${onlyLocal}`;
  if (!known.has(key)) known.set(key, bestVoice(lang, voices, onlyLocal));
  return known.get(key);
}

function bestVoice(
  lang: string,
  voices: readonly SpeechSynthesisVoice[],
  onlyLocal: boolean,
): SpeechSynthesisVoice | undefined {
  const wanted = lang.toLowerCase();
  const primary = wanted.split('-')[0]!;
  const region = wanted === primary ? regions[primary] : wanted;
  const points = (voice: SpeechSynthesisVoice): number =>
    (voice.localService ? 4 : 0) + (tagOf(voice) === region ? 2 : 0) + (voice.default ? 1 : 0);
  return voices
    .filter((voice) => tagOf(voice).split('-')[0] === primary)
    .filter(({ localService }) => localService || !onlyLocal)
    .sort((a, b) => points(b) - points(a))[0];
}

/** Android writes `vi_VN`. */
function tagOf({ lang }: SpeechSynthesisVoice): string {
  return lang.replaceAll('_', '-').toLowerCase();
}
