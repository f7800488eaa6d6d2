import type { CDPSession } from 'playwright-core';

/** A trace event of Chromium; times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** By the clock. */
  dur?: number;
  /** Of the processor. */
  tdur?: number;
  args?: {
    data?: { type?: string };
    chrome_mojo_event_info?: { mojo_interface_tag?: string };
  };
}

/** What a person did, and what it took until it could be seen. */
export interface Interaction {
  /** e.g. `keydown` */
  event: string;
  /** Milliseconds of the main thread's processor time from the event to the end of the next frame. */
  work: number;
}

/** Events that the interaction to next paint is made of (web.dev/articles/inp). */
const interactive = new Set(['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']);
const task = 'ThreadControllerImpl::RunTask';
/** Whoever drives the page asks it by this, also between a key and the frame after it. */
const driver = 'blink.mojom.DevToolsSession';
/** What the main thread does last for a frame. */
const lastOfFrame = 'Layerize';

/**
 * The interactions with a page while something is done, each with the processor's time until the
 * next paint. By the clock Event Timing tells the same, and counts what other programs do meanwhile.
 */
export async function interactionsOf(
  devtools: CDPSession,
  act: () => Promise<unknown>,
): Promise<Interaction[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    for (const event of value) events.push(event as TraceEvent);
  };
  devtools.on('Tracing.dataCollected', collect);
  await devtools.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] },
  });
  try {
    await act();
  } finally {
    const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
    await devtools.send('Tracing.end');
    await complete;
    devtools.off('Tracing.dataCollected', collect);
  }
  return interactionsIn(events);
}

function interactionsIn(events: readonly TraceEvent[]): Interaction[] {
  const done = events.filter(({ ph, dur }) => ph === 'X' && dur !== undefined);
  const isMain = mainThreadOf(done);
  const onMain = done.filter(isMain).toSorted((a, b) => a.ts - b.ts);
  const asked = onMain.filter(
    ({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag === driver,
  );
  const isAsked = (one: TraceEvent): boolean => asked.some((message) => isIn(message, one));
  const tasks = onMain.filter((one) => one.name === task && !isAsked(one));
  const frames = onMain.filter(({ name }) => name === lastOfFrame);
  const dispatches = onMain.filter(isInteractive);
  return dispatches.map((event) => {
    const frame = frames.find(({ ts }) => ts >= endOf(event));
    const until = frame ? endOf(frame) : endOf(event);
    // Keys that come sooner than a frame, as no person presses them, do not count for each other.
    const isOther = (one: TraceEvent): boolean =>
      dispatches.some((other) => isIn(other, one)) && !isIn(event, one);
    const between = tasks.filter((one) => endOf(one) > event.ts && one.ts < until && !isOther(one));
    const work = between.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
    return { event: typeOf(event), work };
  });
}

/** A page has one thread that events are dispatched on; workers and other processes have theirs. */
function mainThreadOf(events: readonly TraceEvent[]): (event: TraceEvent) => boolean {
  const any = events.find(isInteractive);
  return ({ pid, tid }) => pid === any?.pid && tid === any.tid;
}

function isInteractive(event: TraceEvent): boolean {
  return event.name === 'EventDispatch' && interactive.has(typeOf(event));
}

function isIn({ ts }: TraceEvent, outer: TraceEvent): boolean {
  return ts >= outer.ts && ts < endOf(outer);
}

function typeOf({ args }: TraceEvent): string {
  return args?.data?.type ?? '';
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
