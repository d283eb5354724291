/** What the two sides of a set of sliders share. */
export interface SliderState {
  label: string;
  sliders: SliderSpec[];
  values: Record<string, number>;
  /** What was drawn for the values: bytes row by row, 1 (grey) or 3 (red, green, blue) a pixel. */
  picture: { width: number; height: number; channels: 1 | 3; pixels: ArrayBufferView } | null;
  /** Words instead of, or below, the picture. */
  text: string;
  /** Screen pixels for each pixel. */
  zoom: number;
}

export interface SliderSpec {
  name: string;
  label: string;
  min: number;
  max: number;
  step: number;
}
