import 'tokhai/verify';
