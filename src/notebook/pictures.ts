/** Images as a cell's value. */
import { type GridImages, type GridOptions, layOutGrid } from '../drawing/image-grid';
import { escapeMarkup } from '../drawing/markup';
import { encodePng } from '../drawing/png';
import { DISPLAY_METHOD, type Displayable, type MimeBundle } from './display';

/** A cell's value that shows itself as this bundle of MIME types. */
export function displayable(bundle: MimeBundle): Displayable {
  return { [DISPLAY_METHOD]: () => bundle };
}

export interface ShowImagesOptions extends GridOptions {
  /** What the picture shows, for people who cannot see it. */
  label: string;
  /** A line under the picture. */
  caption?: string;
  /** Screen pixels for each pixel. Default 2. */
  zoom?: number;
}

/** Small images side by side; pixels are drawn as sharp squares. */
export function showImages(images: GridImages, options: ShowImagesOptions): Displayable {
  const { label, caption, zoom = 2 } = options;
  const raster = layOutGrid(images, options);
  const png = encodePng(raster).toString('base64');
  const image =
    `<img alt="${escapeMarkup(label)}" src="data:image/png;base64,${png}" width="${raster.width * zoom}" ` +
    `height="${raster.height * zoom}" style="image-rendering:pixelated;max-width:100%;height:auto">`;
  const figure = caption
    ? `<figure style="margin:0">${image}<figcaption>${escapeMarkup(caption)}</figcaption></figure>`
    : image;
  return displayable({ 'text/html': figure, 'text/plain': caption ? `[${label}] ${caption}` : `[${label}]` });
}
