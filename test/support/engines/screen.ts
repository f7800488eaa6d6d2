import { Program } from './program.ts';

/** An X server without a screen. */
export interface Screen {
  readonly program: Program;
  /** Its name in the variable DISPLAY. */
  readonly display: string;
}

/** @param xvfb path or name of Xvfb */
export async function startScreen(xvfb = 'Xvfb'): Promise<Screen> {
  const size = ['-screen', '0', '1280x1024x24'];
  // It chooses a free display and writes its number to its standard output.
  const program = new Program(xvfb, ['-displayfd', '1', '-nolisten', 'tcp', ...size]);
  const number = await program.until((said) => /^(\d+)$/m.exec(said)?.[1]);
  return { program, display: `:${number}` };
}
