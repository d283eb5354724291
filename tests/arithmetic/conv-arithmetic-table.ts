/**
 * The 19 cases of vdumoulin/conv_arithmetic, as its `bin/generate_makefile` lists them (commit af6f818):
 * name, size of the convolution's input and output, padding, kernel, stride, dilation; a transposed case goes from
 * the output's size to the input's. The two poolings have the sizes of convolutions.
 */
export const convArithmeticTable: readonly (readonly [
  name: string,
  input: number,
  output: number,
  padding: number,
  kernel: number,
  stride: number,
  dilation: number,
])[] = [
  ['no_padding_no_strides', 4, 2, 0, 3, 1, 1],
  ['no_padding_no_strides_transposed', 4, 2, 0, 3, 1, 1],
  ['arbitrary_padding_no_strides', 5, 6, 2, 4, 1, 1],
  ['arbitrary_padding_no_strides_transposed', 5, 6, 2, 4, 1, 1],
  ['same_padding_no_strides', 5, 5, 1, 3, 1, 1],
  ['same_padding_no_strides_transposed', 5, 5, 1, 3, 1, 1],
  ['full_padding_no_strides', 5, 7, 2, 3, 1, 1],
  ['full_padding_no_strides_transposed', 5, 7, 2, 3, 1, 1],
  ['no_padding_strides', 5, 2, 0, 3, 2, 1],
  ['no_padding_strides_transposed', 5, 2, 0, 3, 2, 1],
  ['padding_strides', 5, 3, 1, 3, 2, 1],
  ['padding_strides_transposed', 5, 3, 1, 3, 2, 1],
  ['padding_strides_odd', 6, 3, 1, 3, 2, 1],
  ['padding_strides_odd_transposed', 6, 3, 1, 3, 2, 1],
  ['dilation', 7, 3, 0, 3, 1, 2],
  ['numerical_no_padding_no_strides', 5, 3, 0, 3, 1, 1],
  ['numerical_padding_strides', 5, 3, 1, 3, 2, 1],
  ['numerical_average_pooling', 5, 3, 0, 3, 1, 1],
  ['numerical_max_pooling', 5, 3, 0, 3, 1, 1],
];
