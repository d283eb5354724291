/// <reference lib="dom" />
import type { Timeline } from '../widget';

/** Playing with reduced motion: no faster than one step in this many milliseconds. */
const CALM_INTERVAL = 1200;

export interface PlaybackHost {
  timeline(): Timeline | undefined;
  goTo(position: number): void;
  /** Called when playing has begun or ended. */
  changed(): void;
}

/** The clock of a player. It never starts by itself, and stops at the last position. */
export class Playback {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: PlaybackHost) {}

  get playing(): boolean {
    return this.#timer !== undefined;
  }

  /** Plays on to the last position; from there it starts again at the first. */
  play(): void {
    const timeline = this.host.timeline();
    if (!timeline || timeline.count < 2 || this.playing) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const interval = calm ? Math.max(CALM_INTERVAL, timeline.interval) : timeline.interval;
    this.#timer = setInterval(() => this.#advance(), interval);
    if (timeline.position >= timeline.count - 1) this.host.goTo(0);
    this.host.changed();
  }

  pause(): void {
    if (!this.playing) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.host.changed();
  }

  #advance(): void {
    const timeline = this.host.timeline();
    if (timeline && timeline.position < timeline.count - 1) this.host.goTo(timeline.position + 1);
    else this.pause();
  }
}
