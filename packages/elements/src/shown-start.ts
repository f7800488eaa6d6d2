import type { Procedure } from '@tokhai/procedure';
import { nothing } from 'lit';
import type { Filling } from './filling.ts';
import type { KnownPerson } from './known-person.ts';
import type { Opening } from './opening.ts';
import { startPage, type Outline } from './pages/start-page.ts';
import { pageMedia } from './pages/page-media.ts';
import type { Ports } from './ports.ts';
import { begunNotice, isResumable } from './steps-later.ts';
import { generalFailure } from './words/general-failure.ts';

/** What the start page is drawn of, and what begins there. */
export interface StartView {
  outline: Outline;
  /** In the language of the screen; undefined: nothing but the outline is here. */
  procedure: Procedure | undefined;
  opening: Opening;
  person: KnownPerson;
  ports: Ports | undefined;
  headingLevel: number;
  now: () => Date;
  /** Where paths of videos begin. */
  mediaFolder: URL | undefined;
}

/** The start page, of which the filling may not be here yet. */
export function shownStart(view: StartView): unknown {
  const { outline, procedure, opening, person, ports, headingLevel, now } = view;
  const { filling } = opening;
  const failures = filling?.failures ?? [];
  const told = opening.notLoaded ? [...failures, { words: generalFailure() }] : failures;
  return startPage({
    procedure: outline,
    headingLevel,
    media: pageMedia('start', outline.about.videos, view.mediaFolder),
    summary: told,
    signMethods: ports?.signMethods ?? [],
    keepsDraft: opening.keepsDraft,
    known: person.card({
      procedure,
      now,
      headingLevel: headingLevel + 1,
      onProfile: (wanted) => opening.takeProfile(wanted),
    }),
    isElsewhere: filling?.isElsewhere ?? false,
    isResumable: isResumable(filling),
    begun: filling && isResumable(filling) ? begun(filling) : nothing,
    onStart: () => opening.begin((begun) => begun.start()),
    ...(ports?.open ? { onOpen: () => opening.begin((begun) => begun.goToCode('open')) } : {}),
    ...(ports?.draftTransfer
      ? { onReceive: () => opening.begin((begun) => begun.goToCode('receive')) }
      : {}),
    onOpenFile: (file) => opening.begin((begun) => begun.openFile(file)),
  });
}

function begun(filling: Filling): unknown {
  return begunNotice.now?.begunNotice({
    isElsewhere: filling.isElsewhere,
    draftSavedAt: filling.draftSavedAt ?? '',
    onTakeOver: () => void filling.takeFromOtherTab(),
    onResume: () => void filling.resume(),
    onRemoveDraft: () => void filling.remove(),
  });
}
