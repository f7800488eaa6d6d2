import './nonce.ts';
import 'tokhai/bundle';
import './language.ts';
