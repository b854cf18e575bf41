import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import './style.css';
import { Interactive } from './interactive.js';

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    app.component('Interactive', Interactive);
  },
} satisfies Theme;
