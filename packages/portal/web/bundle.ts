import 'tokhai/bundle';
import './language.ts';
