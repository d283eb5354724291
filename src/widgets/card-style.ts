import { COLOURS, FONT } from '../drawing/palette';
import { pageColour, writeFollowRules } from './page-colours';
import { STAGE_STYLE } from './stage-style';

/**
 * The look of a widget: a card in the page's colours, white where the page names none (`page-colours.ts`);
 * nothing else of the page's style leaks in.
 */
export const CARD_STYLE = `
:host { all: initial; display: block; margin: 6px 0; max-width: 940px; color-scheme: var(--gan-color-scheme, light); }
:host([hidden]) { display: none; }
.card { box-sizing: border-box; background: ${pageColour('paper')}; color: ${pageColour('ink')}; font: 15px/1.45 ${FONT};
  border: 1px solid ${pageColour('line')}; border-radius: 12px; padding: 16px 20px 18px; text-align: left; }
.title { margin: 0 0 12px; font-weight: 650; font-size: 16px; }
.picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.picture [data-write] { cursor: pointer; }
.picture [data-drag] { cursor: ew-resize; touch-action: pan-y; }
.timeline { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; margin-top: 16px; }
.controls { display: grid; align-items: start; gap: 12px 24px; margin-top: 16px; }
.card { container-type: inline-size; }
.range input { height: 36px; }
.columns-1 { grid-template-columns: minmax(0, 1fr); }
.columns-1 .choice { max-width: 320px; }
.presets { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.columns-2 { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.columns-3 { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.columns-4 { grid-template-columns: repeat(4, minmax(0, 1fr)); }
@container (max-width: 560px) { .columns-3, .columns-4 { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.buttons { display: flex; gap: 8px; }
button, select { font: inherit; color: ${pageColour('ink')}; background: ${pageColour('faint')}; border: 1px solid #8a96a3;
  border-radius: 8px; padding: 6px 12px; min-height: 36px; cursor: pointer; }
button { display: inline-flex; align-items: center; gap: 7px; }
button:hover, select:hover { background: ${pageColour('bluePale')}; }
button.primary { background: ${COLOURS.blue}; border-color: ${COLOURS.blue}; color: #fff; min-width: 94px; justify-content: center; }
button.primary:hover { background: ${COLOURS.blueInk}; }
button[aria-disabled=true] { color: ${pageColour('mutedInk')}; background: ${pageColour('paper')}; border-color: ${pageColour('line')}; cursor: default; }
.seek { flex: 1 1 220px; display: flex; align-items: center; gap: 12px; }
.seek input { flex: 1 1 120px; }
.value { min-width: 9.5em; font-variant-numeric: tabular-nums; }
input[type=range] { accent-color: ${pageColour('blue')}; height: 24px; margin: 0; min-width: 0; cursor: pointer; }
.range, .choice { display: grid; gap: 3px; }
.choice select { width: 100%; }
.range b { font-variant-numeric: tabular-nums; }
.editor { margin-top: 14px; }
summary { cursor: pointer; width: fit-content; padding: 4px 2px; border-radius: 6px; color: ${pageColour('blueInk')}; font-weight: 600; }
.matrices { display: flex; flex-wrap: wrap; gap: 12px 28px; margin-top: 8px; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 4px; font-weight: 600; }
.numbers { display: flex; gap: 4px; margin-bottom: 4px; }
.numbers input { box-sizing: border-box; width: 52px; height: 36px; text-align: center; font: inherit; font-variant-numeric: tabular-nums;
  color: ${pageColour('ink')}; background: ${pageColour('paper')}; border: 1px solid #8a96a3; border-radius: 6px; appearance: textfield; }
.numbers input::-webkit-inner-spin-button { appearance: none; margin: 0; }
.numbers input:invalid { border-color: ${pageColour('vermilion')}; background: ${pageColour('vermilionPale')}; }
:focus-visible { outline: 3px solid ${pageColour('blue')}; outline-offset: 2px; }
.problem { color: ${pageColour('vermilionInk')}; font-weight: 600; }
.shared { position: absolute; width: 0; height: 0; overflow: hidden; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.paper { display: none; }
:host([print-all]) .live, :host([print-all]) .panel { display: none; }
:host([print-all]) .paper { display: block; }
@media print {
  .live, .panel { display: none; }
  .paper { display: block; }
  .paper svg { max-height: 86vh; }
  .card { break-inside: avoid; border-color: #999; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (forced-colors: active) { .card { forced-color-adjust: none; } }
${writeFollowRules('.picture')}
${STAGE_STYLE}`;
