// Draws every Plotly figure of the page; a figure's data stand beside it as JSON.
for (const figure of document.querySelectorAll('.course-figure')) {
  const { data, layout = {}, config = {} } = JSON.parse(figure.querySelector('script').textContent);
  const plot = figure.querySelector('.course-plot');
  const title = typeof layout.title === 'string' ? layout.title : layout.title?.text;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', `Interactive figure${title ? `: ${title.replace(/<[^>]*>/g, ' ')}` : ''}`);
  Plotly.newPlot(plot, data, layout, { responsive: true, displaylogo: false, ...config });
}
