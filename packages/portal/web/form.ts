import './nonce.ts';
import 'tokhai/define';
import './language.ts';
