import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type FoundLecture, findLecture, readDeck } from './find-lecture';
import { describeDeck, type IndexEntry } from './index-entry';
import { findNear } from './near-names';
import { type CourseItem, parseCourse, type SlidePointer } from './parse-course';
import { addAgenda, carryParts, type Deck, type Slide } from './parse-deck';
import { renderDeckPage } from './render-page';
import { renderSlide } from './render-slide';
import { SlideError } from './slide-error';

/** A slide, and the lecture that it is taken from; one's own slides have none. */
interface Placed {
  readonly slide: Slide;
  readonly origin?: FoundLecture & { readonly deck: Deck };
}

/** Looks a slide up in its lecture. @throws Error naming the slides most like it */
function lookUp({ lecture, id, part }: SlidePointer): Placed {
  const found = findLecture(lecture);
  const deck = readDeck(found.name);
  const slides = deck.slides.filter(({ layout }) => layout !== 'agenda');
  const slide = slides.find((one) => one.id === id);
  if (slide) return { slide: { ...slide, part }, origin: { ...found, deck } };
  const ids = slides.map((one) => one.id);
  const near = findNear(id, ids);
  const known = near.length ? `Near it: ${near.join(', ')}.` : `Known: ${ids.join(', ')}.`;
  throw new Error(`Lecture ${lecture} has no slide "${id}". ${known}`);
}

/** @throws SlideError with the line of the list */
function place(file: string, item: CourseItem): Placed {
  if (!('lecture' in item)) return { slide: item };
  try {
    return lookUp(item);
  } catch (error) {
    if (error instanceof Error && 'isSlideError' in error) throw error;
    throw new SlideError(file, item.line, (error as Error).message);
  }
}

/** Slides of two lectures may have the same id: then the later one's begins with its lecture's number. */
function nameApart(placed: readonly Placed[]): Placed[] {
  const seen = new Set<string>();
  return placed.map(({ slide, origin }) => {
    let { id } = slide;
    if (seen.has(id) && origin) id = `${origin.number}-${id}`;
    for (let copy = 2; seen.has(id); copy += 1) id = `${slide.id}-${copy}`;
    seen.add(id);
    return { slide: { ...slide, id }, origin };
  });
}

/** Builds the deck that a file puts together from slides of the lectures and its own. @throws SlideError */
export async function buildCourse(path: string, isPublic = false): Promise<IndexEntry & { html: string }> {
  const file = basename(path);
  if (!existsSync(path)) throw new SlideError(path, 1, 'There is no such file.');
  const { head, items } = parseCourse(file, readFileSync(path, 'utf8'));
  const placed = nameApart(items.map((item) => place(file, item)));
  const slides = addAgenda(carryParts(placed.map(({ slide }) => slide)));
  const entry = describeDeck(file.replace(/\.md$/, ''), { ...head, file, slides });
  const { deck } = entry;
  const origins = new Map(placed.map(({ slide, origin }) => [slide.id, origin]));
  const sections: string[] = [];
  for (const [index, slide] of deck.slides.entries()) {
    const origin = origins.get(slide.id);
    sections.push(
      await renderSlide(slide, {
        file: origin?.deck.file ?? file,
        lecture: origin?.lecture ?? {},
        module: origin?.module ?? `no module (write the lecture's number before the name)`,
        deck,
        ...(origin ? { origin: origin.deck } : {}),
        number: index + 1,
        findLecture: (number) => findLecture(number),
        isPublic,
      }),
    );
  }
  return { ...entry, html: renderDeckPage(deck, sections) };
}
