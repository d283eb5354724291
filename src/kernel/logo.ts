/** The kernel's logo: the letters TS on blue, drawn from rectangles; the PNGs are the same drawing as base64. */

export const LOGO_SVG = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="7.7" fi',
  'll="#3178c6"/><g fill="#fff"><rect x="10.88" y="32" width="20.48" height="5.44"/><rect x="18.24" y="',
  '32" width="5.76" height="24.32"/><rect x="35.84" y="32" width="19.2" height="5.12"/><rect x="35.84" ',
  'y="32" width="5.44" height="12.8"/><rect x="35.84" y="41.6" width="19.2" height="5.12"/><rect x="49.',
  '6" y="41.6" width="5.44" height="14.72"/><rect x="35.84" y="51.2" width="19.2" height="5.12"/></g></',
  'svg>',
].join('');

export const LOGO_64 = [
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAABLElEQVR42u3bMQ6CMBTG8d6As3gAL+DC6AU8hKOjq5uewjg7uJkY',
  'NTi4upg4uIibI7YEE8GWAMGIvH+TbzDExvdDXlmeUpnVGa59nblOqBO1JGFSk69cS1/0dFYtKtoVU6NnKz4QUPwrQQpByJ3/+Ce8',
  'P/OR0PgqaQ5SAeaqZd2+9OmgBBcfBwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwJq612B2TO1vPte5AAAAAABqBZguz85c',
  'bg/rj8j7Tm+8LwSQhWrkMbg93SvfBQAAACAXYLG75vYSV1oD0JhTAAAAAPgqQH9yiPcpG9dL2N8BVI3p+AAAAABNkGMQAAAA+BmA',
  'aWCmgGzK7NEdbax7VE1RAPEjM+KHpmSPzYkfnGR0luFp2ePzT4Fi60wy3mpOAAAAAElFTkSuQmCC',
].join('');

export const LOGO_32 = [
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAuklEQVR42mNgAALDimP6QLwfiP/TCYPs0mdAsvz/AGF9Bjr7HCMk',
  'GAbQcjAedcCoA0YdMOqAUQeMOgCrA2bsfvSfGHD67ge4HmIAyNyh4YC6VbfBhsMwuqUwvOTwMwwHPH33HWwRNpwy8wp5aQAZEFKD',
  'HCpUS4SkOODG0y9gn2LDXh1nae8AqqSBIekAXMHevfkefRyAz2F0cQCurLfxzMsRkgZo6gDkREVqIiSmHBjwrtnAdk4HunsOAEzj',
  'g92l9TN9AAAAAElFTkSuQmCC',
].join('');
