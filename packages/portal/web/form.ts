import 'tokhai/define';
import './language.ts';
