/** Labelled images, kept as bytes; a batch is scaled when it is drawn. */

/** A set of images of one size. */
export interface ImageSet {
  /** Where the images come from, for people. */
  source: string;
  count: number;
  height: number;
  width: number;
  channels: number;
  /** `count × height × width × channels` bytes, row by row; 0 is the background. */
  pixels: Uint8Array;
  /** One class number an image. */
  labels: Uint8Array;
}

/** Bytes an image takes. */
export function imageBytes(images: Pick<ImageSet, 'height' | 'width' | 'channels'>): number {
  return images.height * images.width * images.channels;
}

/** The pixels of image `index`: a view, not a copy. */
export function pixelsOf(images: ImageSet, index: number): Uint8Array {
  const size = imageBytes(images);
  return images.pixels.subarray(index * size, (index + 1) * size);
}

/** A new set of the images at `indices`, in that order. */
export function selectImages(images: ImageSet, indices: ArrayLike<number>): ImageSet {
  const size = imageBytes(images);
  const pixels = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (!(index >= 0 && index < images.count)) {
      throw new Error(`There is no image ${index}: the set has images 0 to ${images.count - 1}.`);
    }
    pixels.set(pixelsOf(images, index), i * size);
    labels[i] = images.labels[index]!;
  }
  return { ...images, count: indices.length, pixels, labels };
}

/** The first `count` images (all of them if there are fewer). */
export function takeImages(images: ImageSet, count: number): ImageSet {
  const n = Math.min(count, images.count);
  return {
    ...images,
    count: n,
    pixels: images.pixels.subarray(0, n * imageBytes(images)),
    labels: images.labels.subarray(0, n),
  };
}

/**
 * The images with a border of background around them, e.g. 28×28 → 32×32: every pixel keeps its value.
 *
 * @throws Error if the new size is smaller, or if the border would not be the same on both sides.
 */
export function padImages(images: ImageSet, size: number): ImageSet {
  const { height, width, channels, count } = images;
  const top = (size - height) / 2;
  const left = (size - width) / 2;
  if (top < 0 || left < 0 || !Number.isInteger(top) || !Number.isInteger(left)) {
    throw new Error(
      `Images of ${height}×${width} cannot be padded to ${size}×${size}: choose a size that is larger by an even number.`,
    );
  }
  const pixels = new Uint8Array(count * size * size * channels);
  for (let i = 0; i < count; i++) {
    for (let row = 0; row < height; row++) {
      const from = (i * height + row) * width * channels;
      const to = ((i * size + row + top) * size + left) * channels;
      pixels.set(images.pixels.subarray(from, from + width * channels), to);
    }
  }
  return { ...images, height: size, width: size, pixels };
}

/**
 * The images without their border, e.g. 32×32 → 28×28: the opposite of `padImages`.
 *
 * @throws Error if the new size is larger, or if the border would not be the same on both sides.
 */
export function cropImages<
  Images extends Pick<ImageSet, 'count' | 'height' | 'width' | 'channels' | 'pixels'>,
>(images: Images, size: number): Images {
  const { height, width, channels, count } = images;
  const top = (height - size) / 2;
  const left = (width - size) / 2;
  if (top < 0 || left < 0 || !Number.isInteger(top) || !Number.isInteger(left)) {
    throw new Error(
      `Images of ${height}×${width} cannot be cut to ${size}×${size}: choose a size that is smaller by an even number.`,
    );
  }
  const pixels = new Uint8Array(count * size * size * channels);
  for (let i = 0; i < count; i++) {
    for (let row = 0; row < size; row++) {
      const from = ((i * height + row + top) * width + left) * channels;
      pixels.set(images.pixels.subarray(from, from + size * channels), (i * size + row) * size * channels);
    }
  }
  return { ...images, height: size, width: size, pixels };
}

/** Bytes 0 … 255 to numbers in [-1, 1], as tanh gives them: (x − 127.5) / 127.5. */
export function toSignedUnit(bytes: Uint8Array): Float32Array {
  const out = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = (bytes[i]! - 127.5) / 127.5;
  return out;
}

/** Numbers in [-1, 1] to bytes 0 … 255; what lies outside is cut off. */
export function toBytes(signedUnit: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(signedUnit.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(0, Math.min(255, Math.round(signedUnit[i]! * 127.5 + 127.5)));
  }
  return out;
}
