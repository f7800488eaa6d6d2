/** How somebody wants forms to look. Kept on the device, without answers. */
export interface DisplaySettings {
  /** 0 to 3: how much larger than usual the text is. */
  textSize: number;
  /** `more`, `usual`, or empty: as the device says. */
  contrast: Contrast;
}

export type Contrast = '' | 'more' | 'usual';

/** Steps of the text size: the largest doubles the text. */
export const MAX_TEXT_SIZE = 3;

/** Where the choices are kept, in local storage. */
export const displayKey = 'tokhai-display';

/** Something was chosen on this device before. */
export function isDisplayRemembered(): boolean {
  try {
    return localStorage.getItem(displayKey) !== null;
  } catch {
    // A browser that forbids storage remembers nothing.
    return false;
  }
}

/** Whether contrast is raised: by the person here, or else by the device. */
export function isContrastRaised(contrast: string): boolean {
  return contrast === '' ? matchMedia('(prefers-contrast: more)').matches : contrast === 'more';
}
