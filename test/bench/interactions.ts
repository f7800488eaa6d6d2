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
  /** A frame came after it. */
  isPainted: boolean;
}

/** Events that the interaction to next paint is made of (web.dev/articles/inp). */
const interactive = new Set(['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']);
const taskName = 'ThreadControllerImpl::RunTask';
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

/** A task of the main thread. */
interface Task {
  from: number;
  until: number;
  work: number;
  /** The driver asked something of the page. */
  isAsked: boolean;
  /** A person did something. */
  isInteraction: boolean;
}

function interactionsIn(events: readonly TraceEvent[]): Interaction[] {
  const onMain = onMainThread(events);
  const tasks = tasksOf(onMain);
  const frames = onMain.filter(({ name }) => name === lastOfFrame);
  // All are in order, and there can be a hundred thousand of them.
  let [task, frame] = [0, 0];
  return onMain.filter(isInteractive).map((event) => {
    while (tasks[task] && tasks[task]!.until <= event.ts) task += 1;
    while (frames[frame] && frames[frame]!.ts < endOf(event)) frame += 1;
    const until = endOf(frames[frame] ?? event);
    let work = 0;
    for (let at = task; tasks[at] && tasks[at]!.from < until; at += 1) {
      const { isAsked, isInteraction, work: more } = tasks[at]!;
      // Keys that come sooner than a frame, as no person presses them, do not count for each other.
      if (!isAsked && (at === task || !isInteraction)) work += more;
    }
    return { event: typeOf(event), work, isPainted: frames[frame] !== undefined };
  });
}

function tasksOf(onMain: readonly TraceEvent[]): Task[] {
  const tasks: Task[] = [];
  for (const event of onMain) {
    if (event.name === taskName) {
      const { ts: from, tdur = 0 } = event;
      const work = tdur / 1000;
      tasks.push({ from, until: endOf(event), work, isAsked: false, isInteraction: false });
    }
    const last = tasks.at(-1);
    if (!last || event.ts >= last.until) continue;
    last.isAsked ||= event.args?.chrome_mojo_event_info?.mojo_interface_tag === driver;
    last.isInteraction ||= isInteractive(event);
  }
  return tasks;
}

/**
 * What is whole of the thread that a page's events are dispatched on, in order, a task before what it
 * does. Workers and other processes have threads of their own.
 */
function onMainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const any = events.find(isInteractive);
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === any?.pid && tid === any.tid)
    .toSorted((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
}

function isInteractive(event: TraceEvent): boolean {
  return event.name === 'EventDispatch' && interactive.has(typeOf(event));
}

function typeOf({ args }: TraceEvent): string {
  return args?.data?.type ?? '';
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
