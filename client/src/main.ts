/** Starts the client: one application for the console, the wall and the settings. */
import './schemas-without-eval';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n } from './i18n/index';
import { createHeedRouter } from './router';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

const app = createApp(App);
app.use(createPinia());
app.use(i18n);
app.use(createHeedRouter());
app.mount('#app');
