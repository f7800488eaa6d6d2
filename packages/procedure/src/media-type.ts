const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  png: 'image/png',
  vtt: 'text/vtt; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
};

/** The media type by which a recording, video, caption or poster is served; undefined: none of them. */
export function mediaType(path: string): string | undefined {
  const [, ending = ''] = /\.([a-z0-9]+)$/i.exec(path) ?? [];
  return types[ending.toLowerCase()];
}
