import { pageColour } from './page-colours';

/**
 * A widget with the attribute `stage` stands on a slide: no card and no heading, pictures as wide as the room,
 * and its sliders and editors only with `controls`.
 */
export const STAGE_STYLE = `
:host([stage]) { margin: 0; max-width: none; }
:host([stage]) .card { border: 0; border-radius: 0; padding: 0; background: transparent; }
:host([stage]) .title, :host([stage]:not([controls])) .controls, :host([stage]:not([controls])) .presets,
:host([stage]) .editor { display: none; }
:host([stage]) .picture svg { width: 100%; }
:host([stage]) .picture svg svg { width: auto; }
:host([stage]) :is(button, select) { border-color: ${pageColour('line')}; }
:host([stage]) button[aria-disabled=true] { background: transparent; }
/* A quiz is answered by its buttons: they are seen from the last row. */
:host(gan-real-or-fake[stage]) .presets { justify-content: center; gap: 24px; }
:host(gan-diagnosis[stage]) .presets { justify-content: center; gap: 8px; }
:host(gan-diagnosis[stage]) .presets button { font-weight: 650; padding: 6px 9px; min-height: 38px; }
:host(gan-real-or-fake[stage]) .presets button { font-size: 28px; font-weight: 650; padding: 10px 44px; min-height: 60px;
  border-radius: 12px; }
/* Beside the plane, below the losses: see live-gan.ts. */
:host(gan-live-gan[stage][controls]) .card { position: relative; }
:host(gan-live-gan[stage][controls]) .panel { position: absolute; right: 0; bottom: 0; width: 48.8%; display: grid;
  grid-template-columns: minmax(0, 1fr) auto; gap: 10px 16px; align-items: end; font-size: 13px; }
:host(gan-live-gan[stage][controls]) .panel > * { margin: 0; }
:host(gan-live-gan[stage][controls]) .timeline { grid-column: 1 / -1; flex-wrap: nowrap; gap: 12px; }
:host(gan-live-gan[stage][controls]) :is(.seek, .seek input) { flex: 1 1 40px; min-width: 0; }
:host(gan-live-gan[stage][controls]) .value { min-width: 5em; text-align: right; }
:host(gan-live-gan[stage][controls]) :is(button, select) { min-height: 32px; padding: 4px 10px; }
:host([stage]) .problem { color: ${pageColour('blueInk')}; background: ${pageColour('paper')}; }
`;
