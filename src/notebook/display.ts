/**
 * Shows things under the running cell: text, HTML, SVG, figures, and displays that change while a cell runs.
 *
 * The kernel is met through one object on globalThis; stock tslab has none and is met in tslab-bridge.ts. Without a kernel (tests, scripts) the plain text of a bundle is
 * printed instead, so that the same code runs everywhere.
 */
import { randomUUID } from 'node:crypto';
import { findTslab } from './tslab-bridge';

/** MIME type to data, e.g. `{ 'image/svg+xml': '<svg …>', 'text/plain': 'losses' }`. */
export type MimeBundle = Record<string, unknown>;

export interface DisplayOptions {
  /** Displays with an id can be replaced later. */
  id?: string;
  /** Replaces every display of that id instead of adding one. */
  update?: boolean;
  metadata?: Record<string, unknown>;
}

export type CellOutcome = 'ok' | 'error' | 'interrupted';

/** An object with a method of this name is shown by the MIME bundle that the method returns. */
export const DISPLAY_METHOD: unique symbol = Symbol.for('Jupyter.display') as never;

/** A value that shows itself. */
export interface Displayable {
  [DISPLAY_METHOD](): MimeBundle | Promise<MimeBundle>;
}

interface KernelBridge {
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  clearOutput(wait?: boolean): void;
  onInterrupt(hook: () => boolean | undefined): () => void;
  onCellEnd(hook: (outcome: CellOutcome) => void): () => void;
  readonly interrupted: boolean;
}

/** Where a kernel's bridge is found on globalThis. */
export const BRIDGE = Symbol.for('jupyter.typescript.kernel');

function findKernel(): KernelBridge | undefined {
  return (globalThis as { [BRIDGE]?: KernelBridge })[BRIDGE];
}

/** Whether a notebook is there to show things in. */
export function hasKernel(): boolean {
  return (findKernel() ?? findTslab()) !== undefined;
}

/** Shows a MIME bundle. Every bundle should have `text/plain`: it is all that some readers can show. */
export function display(bundle: MimeBundle, options: DisplayOptions = {}): void {
  const show = findKernel()?.display ?? findTslab();
  if (show) show(bundle, options);
  else if (typeof bundle['text/plain'] === 'string') console.log(bundle['text/plain']);
}

export interface LiveDisplay {
  readonly id: string;
  /** Replaces what is shown, wherever it is shown. */
  update(bundle: MimeBundle): void;
}

/** A display that can be updated; it appears with its first bundle. */
export function createDisplay(bundle?: MimeBundle): LiveDisplay {
  const id = randomUUID();
  let isShown = false;
  const update = (next: MimeBundle) => {
    display(next, { id, update: isShown });
    isShown = true;
  };
  if (bundle) update(bundle);
  return { id, update };
}

/** Clears the running cell's output; with `wait` only when the next output comes, so that nothing flickers. */
export function clearOutput(wait = false): void {
  findKernel()?.clearOutput(wait);
}

/**
 * The hook runs when the user presses stop. A hook that returns true promises that the work ends by itself within a
 * moment; otherwise the cell is ended at its next await.
 * @returns what takes the hook away
 */
export function onInterrupt(hook: () => boolean | undefined): () => void {
  return findKernel()?.onInterrupt(hook) ?? (() => {});
}

/**
 * The hook runs after each cell. After 'interrupted', code may have been cut off without its `finally`: the place to
 * close what it left open.
 * @returns what takes the hook away
 */
export function onCellEnd(hook: (outcome: CellOutcome) => void): () => void {
  return findKernel()?.onCellEnd(hook) ?? (() => {});
}

/** Whether the user asked the running cell to stop; a loop that looks can end at a clean point. */
export function interrupted(): boolean {
  return findKernel()?.interrupted ?? false;
}
