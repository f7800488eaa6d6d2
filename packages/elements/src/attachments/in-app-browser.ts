/** Browsers inside other apps, where choosing a file often fails: by their user agent. */
const inApp = /\b(Zalo|FBAN|FBAV|FB_IAB|Instagram|Line|MicroMessenger|TikTok|musical_ly)\b/i;

/** Whether the form is shown by the browser inside an app such as Zalo or Facebook. */
export function isInAppBrowser(userAgent = navigator.userAgent): boolean {
  return inApp.test(userAgent);
}
