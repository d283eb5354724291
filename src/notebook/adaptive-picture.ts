/** A picture in two layouts, for a wide and for a narrow screen: a wide one would shrink on a phone until nobody can read it. */
import { escapeMarkup } from '../drawing/markup';
import type { MimeBundle } from './display';

export interface AdaptivePicture {
  /** SVG markup, some 800 pixels wide. */
  wide: string;
  /** SVG markup, at most some 360 pixels wide. */
  narrow: string;
  /** The picture in a sentence. */
  label: string;
}

/** Screens up to this many pixels get the narrow layout. */
const NARROW_SCREEN = 600;

const toUrl = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;

/** As HTML that chooses by the screen's width; the wide layout alone where only pictures are shown. */
export function adaptivePicture({ wide, narrow, label }: AdaptivePicture): MimeBundle {
  const html =
    `<picture><source media="(max-width: ${NARROW_SCREEN}px)" srcset="${toUrl(narrow)}">` +
    `<img src="${toUrl(wide)}" alt="${escapeMarkup(label)}" style="max-width:100%;height:auto"></picture>`;
  return { 'text/html': html, 'image/svg+xml': wide, 'text/plain': label };
}
