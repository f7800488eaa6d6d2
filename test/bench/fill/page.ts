/** The side of the benchmark that runs in the browser. */
import { prepare as lit } from './bare-lit.ts';
import { makeFields, type Mounted, type Prepare, type Show } from './fields.ts';
import { listed, plain } from './plain.ts';
import { prepare as tokhai } from './tokhai.ts';

export const ways = { plain, listed, lit, tokhai } satisfies Record<string, Prepare>;
export type Way = keyof typeof ways;

let show: Show;
let mounted: Mounted;
let keys: number[] = [];

/** Resolves once the browser has drawn the next frame. */
async function afterFrame(): Promise<number> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((resolve) => {
    port1.addEventListener('message', resolve);
    port1.start();
  });
  port2.postMessage(0);
  await told;
  return performance.now();
}

export const bench = {
  /** Makes ready what stands before the fields. */
  async prepare(way: Way, count: number): Promise<void> {
    show = await ways[way](document.querySelector<HTMLElement>('#root')!, makeFields(count));
  },
  /** Milliseconds of script, style and layout from when the fields are asked for until all stand. */
  async mount(): Promise<number> {
    await afterFrame();
    const since = performance.now();
    mounted = await show();
    void document.querySelector<HTMLElement>('#root')!.offsetHeight;
    const time = performance.now() - since;
    await afterFrame();
    return time;
  },
  focus(): void {
    mounted.control.focus();
    keys = [];
    let since = 0;
    addEventListener('keydown', () => (since = performance.now()), { capture: true });
    addEventListener('input', () => void afterFrame().then((until) => keys.push(until - since)), {
      capture: true,
    });
  },
  /** Milliseconds from each key to the frame after it. */
  keys: (): number[] => keys,
  /** Milliseconds until an error stands at each required field. */
  async submit(count: number): Promise<number> {
    const wanted = makeFields(count).filter(({ required }) => required).length;
    await afterFrame();
    const since = performance.now();
    mounted.submit();
    let until = await afterFrame();
    while (mounted.errors() < wanted) {
      if (until - since > 60_000) throw new Error(`${mounted.errors()} of ${wanted} errors`);
      until = await afterFrame();
    }
    return until - since;
  },
};

Object.assign(globalThis, { bench });
