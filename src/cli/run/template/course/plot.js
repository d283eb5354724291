// A finger that begins on a figure scrolls the page; a mouse zooms the figure.
const isTouched = matchMedia('(pointer: coarse)').matches;

/** The layout, no wider than its place: what is wider could not be reached on a phone. */
function fitLayout(layout, place) {
  const fitted = isTouched ? { ...layout, dragmode: false } : { ...layout };
  if (layout.width > place.clientWidth) {
    fitted.width = place.clientWidth;
    if (layout.height) fitted.height = Math.max(260, (layout.height * fitted.width) / layout.width);
  }
  return fitted;
}

// Draws every Plotly figure of the page; a figure's data stand beside it as JSON.
for (const figure of document.querySelectorAll('.course-figure')) {
  const { data, layout = {}, config = {} } = JSON.parse(figure.querySelector('script').textContent);
  const plot = figure.querySelector('.course-plot');
  const title = typeof layout.title === 'string' ? layout.title : layout.title?.text;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', `Interactive figure${title ? `: ${title.replace(/<[^>]*>/g, ' ')}` : ''}`);
  // A mouse brings the bar of buttons when it comes near; under a finger it would lie on the title for good.
  const bar = isTouched ? { displayModeBar: false } : {};
  Plotly.newPlot(plot, data, fitLayout(layout, plot), {
    responsive: true,
    displaylogo: false,
    ...config,
    ...bar,
  });
}

// A sheet of paper is narrower than the window for which the figures were laid out.
const PAPER_WIDTH = 570;
const fitAll = (fit) => {
  for (const plot of document.querySelectorAll('.course-plot')) Plotly.relayout(plot, fit(plot));
};
addEventListener('beforeprint', () => {
  fitAll((plot) => {
    plot.screenWidth = plot.layout.width;
    return { width: Math.min(plot.clientWidth, plot.layout.width ?? Number.POSITIVE_INFINITY, PAPER_WIDTH) };
  });
});
addEventListener('afterprint', () => {
  fitAll((plot) => (plot.screenWidth ? { width: plot.screenWidth } : { width: null, autosize: true }));
});
