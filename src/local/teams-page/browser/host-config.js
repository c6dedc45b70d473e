const colour = (normal, subtle = normal) => ({ default: normal, subtle })

const foregroundColors = {
  default: colour('#242424', '#616161'),
  dark: colour('#242424', '#616161'),
  light: colour('#ffffff', '#f0f0f0'),
  accent: colour('#5b5fc7', '#7579eb'),
  good: colour('#237b4b', '#237b4b'),
  warning: colour('#835c00', '#835c00'),
  attention: colour('#c4314b', '#c4314b'),
}
const style = (backgroundColor, borderColor = backgroundColor) => ({
  backgroundColor,
  borderColor,
  foregroundColors,
})

/** How Teams (light) draws Adaptive Cards. */
export const hostConfig = {
  fontFamily: '"Segoe UI", "Segoe UI Web", system-ui, -apple-system, Roboto, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  imageSet: { imageSize: 'medium', maxImageHeight: 100 },
  supportsInteractivity: true,
  containerStyles: {
    default: style('#ffffff', '#e0e0e0'),
    emphasis: style('#f5f5f5', '#ebebeb'),
    accent: style('#ebebfa', '#d3d3f5'),
    good: style('#e7f2da', '#c3dea9'),
    warning: style('#fbf6d9', '#efe1a1'),
    attention: style('#fcf4f6', '#f0c4cb'),
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: false,
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', size: 'small', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', size: 'small' },
    },
    errorMessage: { color: 'attention', size: 'small' },
  },
}
