import './nonce.ts';
import 'tokhai/verify';
