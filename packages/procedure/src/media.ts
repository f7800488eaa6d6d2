import type { Page, ProcedureKeyword, Recordings, Videos } from './generated/procedure.ts';
import { pointerStep } from './json.ts';
import type { Procedure, Question } from './model.ts';

/** A path to a file beside the procedure file, and where it is named. */
export interface MediaFile {
  /** Relative to the folder of the procedure file. */
  path: string;
  /** JSON pointer into the procedure file. */
  pointer: string;
}

/** Recordings of one thing, and what they are to say at least. */
export interface RecordedTitle {
  recordings: Recordings;
  pointer: string;
  /** The label or heading in Vietnamese, and where it stands; a shared question has none in the file. */
  title: string;
  titlePointer: string;
}

/** Where `procedure` and its pages have recordings and videos. */
function mediaHolders(procedure: Procedure): Array<{
  holder: ProcedureKeyword | Page;
  pointer: string;
  title: string;
  titlePointer: string;
}> {
  const { file } = procedure;
  return [
    {
      holder: file.procedure,
      pointer: '/procedure',
      title: file.title,
      titlePointer: '/title',
    },
    ...file.procedure.pages.map((page, index) => ({
      holder: page,
      pointer: `/procedure/pages/${index}`,
      title: page.title,
      titlePointer: `/procedure/pages/${index}/title`,
    })),
  ];
}

/** Every recording of a procedure, of its pages and its questions. */
export function recordedTitles(procedure: Procedure): RecordedTitle[] {
  const found: RecordedTitle[] = [];
  for (const { holder, pointer, title, titlePointer } of mediaHolders(procedure)) {
    if (!holder.audio) continue;
    found.push({ recordings: holder.audio, pointer: `${pointer}/audio`, title, titlePointer });
  }
  const visit = ({ options, path, title, parts = [] }: Question): void => {
    const at = `/properties/${path.replaceAll('/', '/properties/')}`;
    if (options.audio) {
      found.push({
        recordings: options.audio,
        pointer: `${at}/question/audio`,
        title,
        titlePointer: `${at}/title`,
      });
    }
    parts.forEach(visit);
  };
  for (const question of procedure.questions.values()) visit(question);
  return found;
}

/** Every list of videos, and where it stands. */
export function videoLists(procedure: Procedure): Array<{ videos: Videos; pointer: string }> {
  return mediaHolders(procedure).flatMap(({ holder, pointer }) =>
    holder.videos ? [{ videos: holder.videos, pointer: `${pointer}/videos` }] : [],
  );
}

/** Every file that a procedure needs beside its own. */
export function mediaFiles(procedure: Procedure): MediaFile[] {
  const sounds = recordedTitles(procedure).flatMap(({ recordings, pointer }) =>
    Object.entries(recordings).map(([lang, { file }]) => ({
      path: file,
      pointer: `${pointer}${pointerStep(lang)}/file`,
    })),
  );
  const pictures = videoLists(procedure).flatMap(({ videos, pointer }) =>
    videos.flatMap(({ files, captions = {}, poster }, index) => [
      ...files.map((path, place) => ({ path, pointer: `${pointer}/${index}/files/${place}` })),
      ...Object.entries(captions).map(([lang, path]) => ({
        path,
        pointer: `${pointer}/${index}/captions${pointerStep(lang)}`,
      })),
      ...(poster === undefined ? [] : [{ path: poster, pointer: `${pointer}/${index}/poster` }]),
    ]),
  );
  return [...sounds, ...pictures];
}
