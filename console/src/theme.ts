/** Theme: calm, high in contrast, one accent; red for overdue alone. */

import type { ThemeConfig } from 'antd';

export const colours = {
  ink: '#17222d',
  accent: '#0f5aa8',
  green: '#1a7440',
  yellow: '#8a5a00',
  /** Overdue, and nothing else. */
  red: '#c2141b',
  /** A wrong input, or an act that cannot be taken back. */
  warn: '#9a4a00',
} as const;

/** No motion where the machine asks for less. */
const motion = !globalThis.window?.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const theme: ThemeConfig = {
  token: {
    motion,
    colorPrimary: colours.accent,
    colorLink: colours.accent,
    colorInfo: colours.accent,
    colorSuccess: colours.green,
    colorWarning: colours.yellow,
    colorError: colours.warn,
    colorWarningBg: '#fff5dd',
    colorWarningBorder: '#e0c178',
    colorErrorBg: '#fdf1e6',
    colorErrorBorder: '#e3bd94',
    colorInfoBg: '#e8f0f9',
    colorInfoBorder: '#b9d0ea',
    colorSuccessBg: '#e8f5ec',
    colorSuccessBorder: '#a9d3b8',
    colorText: colours.ink,
    colorTextSecondary: '#44515d',
    colorTextTertiary: '#586570',
    colorTextQuaternary: '#626d78',
    colorTextPlaceholder: '#626d78',
    colorTextDescription: '#586570',
    colorTextHeading: colours.ink,
    colorBorder: '#87929c',
    colorBorderSecondary: '#dfe4e9',
    colorSplit: '#dfe4e9',
    colorBgLayout: '#f4f6f8',
    borderRadius: 4,
    borderRadiusLG: 6,
    fontSize: 14,
    fontFamily: 'inherit',
    wireframe: false,
    motionDurationSlow: '0.16s',
    motionDurationMid: '0.12s',
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 52, headerPadding: '0 20px' },
    Menu: { itemHeight: 36, itemBorderRadius: 4, itemSelectedBg: '#e8f0f9', itemSelectedColor: colours.accent },
    Table: {
      headerBg: '#eef1f4',
      headerColor: '#2b3844',
      headerSplitColor: '#d3dae0',
      borderColor: '#dfe4e9',
      rowHoverBg: '#f5f8fb',
      rowSelectedBg: '#e8f0f9',
      rowSelectedHoverBg: '#dfeaf6',
      cellPaddingBlockMD: 9,
      cellPaddingInlineMD: 10,
    },
    Form: { itemMarginBottom: 16, labelColor: colours.ink },
    Descriptions: { itemPaddingBottom: 8 },
    Tabs: { horizontalMargin: '0 0 16px 0' },
  },
};
